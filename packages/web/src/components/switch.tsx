import { type ReactNode, useId } from 'react'

type SwitchProps = {
  label: string
  /** What it means; read with the label. */
  hint?: ReactNode
  isOn: boolean
  onChange: (isOn: boolean) => void
  disabled?: boolean
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ label, hint, isOn, onChange, disabled = false }: SwitchProps) {
  const id = useId()
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-describedby={hint === undefined ? undefined : id}
      disabled={disabled}
      onClick={() => onChange(!isOn)}
      className="flex min-h-11 w-full items-center gap-4 text-left disabled:cursor-default disabled:opacity-60"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        {hint !== undefined && (
          <span id={id} className="block text-sm text-muted">
            {hint}
          </span>
        )}
      </span>
      <SwitchKnob isOn={isOn} />
    </button>
  )
}

/** The picture of a switch. */
export function SwitchKnob({ isOn }: { isOn: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`relative h-4.5 w-8 flex-none rounded-full transition-colors ${isOn ? 'bg-accent' : 'bg-line'}`}
    >
      <span
        className={`absolute top-0.5 size-3.5 rounded-full bg-raised transition-[left] ${isOn ? 'left-4' : 'left-0.5'}`}
      />
    </span>
  )
}
