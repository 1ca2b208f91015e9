import { Ellipsis, type LucideIcon } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { IconButton } from '../icon-button.tsx'

/** Room that the menu needs below its button before it opens upwards, in px. */
const MENU_HEIGHT_PX = 190
const GAP_PX = 4

/** A button with a small menu. The browser's own popover closes it on Escape or a click beside it. */
export function PopoverMenu({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)

  const place = () => {
    const at = opener.current?.getBoundingClientRect()
    if (at === undefined || menu.current === null) return
    const { style } = menu.current
    style.right = `${Math.max(8, innerWidth - at.right)}px`
    const fitsBelow = at.bottom + MENU_HEIGHT_PX < innerHeight
    style.top = fitsBelow ? `${at.bottom + GAP_PX}px` : 'auto'
    style.bottom = fitsBelow ? 'auto' : `${innerHeight - at.top + GAP_PX}px`
  }

  return (
    <>
      <IconButton
        ref={opener}
        icon={Ellipsis}
        label={label}
        size="small"
        popoverTarget={id}
        className="opacity-0 group-hover/session:opacity-100 group-has-focus-visible/session:opacity-100 group-has-[:popover-open]/session:opacity-100 pointer-coarse:opacity-100 pointer-fine:absolute pointer-fine:top-0.5 pointer-fine:right-0.5"
      />
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

/** A link to a file to keep. */
export function MenuLink({ icon: Icon, children, href }: MenuItem & { href: string }) {
  return (
    <a className={ITEM} href={href} download>
      <Icon aria-hidden="true" className="size-4 text-muted" />
      {children}
    </a>
  )
}
