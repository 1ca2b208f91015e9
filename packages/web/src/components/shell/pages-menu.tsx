import { Command, HeartPulse, Keyboard, NotebookPen, Settings, Smartphone, Stethoscope } from 'lucide-react'
import { useCommands, useText } from '../eva-context.tsx'
import { MenuButton, MenuLink, PopoverMenu } from '../popover-menu.tsx'

/** The way to every page that is not a way of talking, and to everything that has a name. */
export function PagesMenu() {
  const text = useText()
  const commands = useCommands()
  return (
    <PopoverMenu label={text.menu}>
      <MenuLink icon={Settings} href="/settings/brains">
        {text.settings}
      </MenuLink>
      <MenuLink icon={NotebookPen} href="/settings/memory">
        {text.memory}
      </MenuLink>
      <MenuLink icon={Smartphone} href="/settings/phone">
        {text.phone}
      </MenuLink>
      <MenuLink icon={Stethoscope} href="/doctor">
        {text.doctor}
      </MenuLink>
      <MenuLink icon={HeartPulse} href="/check">
        {text.check}
      </MenuLink>
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
