import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

type IconButtonProps = ComponentProps<'button'> & {
  /** What a shortcut presses it for. */
  'data-does'?: string
  icon: LucideIcon
  label: string
  size?: 'small' | 'normal'
}

/** A button that shows an icon; its label is for tooltips and screen readers. */
export function IconButton({ icon: Icon, label, size = 'normal', className = '', ...rest }: IconButtonProps) {
  const box = size === 'small' ? 'size-8 rounded-lg' : 'size-10 rounded-xl'
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid flex-none place-items-center text-muted transition-colors hover:bg-sunken hover:text-ink disabled:opacity-40 aria-pressed:text-accent ${box} ${className}`}
      {...rest}
    >
      <Icon aria-hidden="true" className={size === 'small' ? 'size-4' : 'size-5'} strokeWidth={1.8} />
    </button>
  )
}
