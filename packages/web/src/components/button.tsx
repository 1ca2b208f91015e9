import type { ComponentProps } from 'react'

const LOOKS = {
  quiet: 'text-ink hover:bg-sunken',
  primary: 'bg-accent text-accent-ink enabled:hover:brightness-105 disabled:bg-sunken disabled:text-muted',
  danger: 'border border-line text-bad hover:bg-bad-soft',
  waiting: 'cursor-default bg-sunken text-muted',
} as const

type ButtonProps = ComponentProps<'button'> & { kind?: keyof typeof LOOKS }

/** A button with words on it. */
export function Button({ kind = 'quiet', className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`inline-flex h-9 items-center pointer-coarse:h-10 gap-2 rounded-xl px-3.5 text-sm font-medium transition ${LOOKS[kind]} ${className}`}
      {...rest}
    />
  )
}
