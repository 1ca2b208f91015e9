import { Command, HeartPulse, Keyboard, NotebookPen, Settings, Smartphone, Stethoscope } from 'lucide-react'
import { useCommands, useText } from '../eva-context.tsx'
import { MenuButton, MenuLink, PopoverMenu } from '../popover-menu.tsx'

const BESIDE = [
  { page: 'settings', href: '/settings/brains', icon: Settings },
  { page: 'memory', href: '/settings/memory', icon: NotebookPen },
  { page: 'phone', href: '/settings/phone', icon: Smartphone },
  { page: 'doctor', href: '/doctor', icon: Stethoscope },
  { page: 'check', href: '/check', icon: HeartPulse },
] as const

/** The way to every page that is not a way of talking, and to everything that has a name. */
export function PagesMenu() {
  const text = useText()
  const commands = useCommands()
  return (
    <PopoverMenu label={text.menu}>
      {BESIDE.map(({ page, href, icon }) => (
        <MenuLink key={page} icon={icon} href={href}>
          {text[page]}
        </MenuLink>
      ))}
      <hr className="mx-2.5 my-1.5 border-line" />
      <MenuButton icon={Command} onClick={() => commands.run('palette')}>
        {text.commands}
      </MenuButton>
      <MenuButton icon={Keyboard} onClick={() => commands.run('help')}>
        {text.shortcuts}
      </MenuButton>
    </PopoverMenu>
  )
}
