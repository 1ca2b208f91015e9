import { Ellipsis, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { IconButton } from './icon-button.tsx'

const GAP_PX = 4

type PopoverMenuProps = {
  label: string
  children: ReactNode
  icon?: LucideIcon
  /** Of the button. */
  size?: 'small' | 'normal'
  className?: string
}

/** A button with a small menu. The browser's own popover closes it on Escape or a click beside it. */
export function PopoverMenu({ label, children, icon = Ellipsis, size = 'normal', className = '' }: PopoverMenuProps) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)

  const place = () => {
    const at = opener.current?.getBoundingClientRect()
    if (at === undefined || menu.current === null) return
    const { style } = menu.current
    style.right = `${Math.max(8, innerWidth - at.right)}px`
    const fitsBelow = at.bottom < innerHeight / 2
    style.top = fitsBelow ? `${at.bottom + GAP_PX}px` : 'auto'
    style.bottom = fitsBelow ? 'auto' : `${innerHeight - at.top + GAP_PX}px`
  }

  return (
    <>
      <IconButton ref={opener} icon={icon} label={label} size={size} popoverTarget={id} className={className} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a choice within closes the menu, whichever way it was made. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys on the buttons within arrive as clicks. */}
      <div
        ref={menu}
        id={id}
        popover="auto"
        onBeforeToggle={place}
        onClick={() => menu.current?.hidePopover()}
        className="inset-auto m-0 w-56 rounded-2xl border border-line bg-raised p-1.5 text-ink shadow-soft"
      >
        {children}
      </div>
    </>
  )
}

const ITEM = 'flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-left text-sm hover:bg-sunken'

type MenuItem = { icon: LucideIcon; children: ReactNode }

export function MenuButton({ icon: Icon, children, onClick }: MenuItem & { onClick: () => void }) {
  return (
    <button type="button" className={ITEM} onClick={onClick}>
      <Icon aria-hidden="true" className="size-4 text-muted" />
      {children}
    </button>
  )
}

/** A link to a page, or to a file to keep. */
export function MenuLink({
  icon: Icon,
  children,
  href,
  download = false,
}: MenuItem & { href: string; download?: boolean }) {
  return (
    <a className={ITEM} href={href} download={download}>
      <Icon aria-hidden="true" className="size-4 text-muted" />
      {children}
    </a>
  )
}
