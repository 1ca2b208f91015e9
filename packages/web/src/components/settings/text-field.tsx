import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'

type TextFieldProps = ComponentProps<'input'> & {
  label: string
  /** Stands below, and is read with the field. */
  note?: ReactNode
  /** Stands beside the field. */
  aside?: ReactNode
  /** Offered while something is written; anything else can be written, too. */
  choices?: readonly string[]
}

export const FIELD =
  'w-full min-w-0 rounded-xl border border-line bg-paper px-3 text-base disabled:opacity-60 placeholder:text-muted'

/** A field of one line under its label. */
export function TextField({ label, note, aside, choices = [], id, className = '', ...rest }: TextFieldProps) {
  const own = useId()
  const fieldId = id ?? own
  const noteId = `${fieldId}-note`
  return (
    <div className="grid gap-1.5">
      <label htmlFor={fieldId} className="text-sm font-medium">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <input
          id={fieldId}
          aria-describedby={note === undefined ? undefined : noteId}
          list={choices.length === 0 ? undefined : `${fieldId}-choices`}
          className={`h-11 ${FIELD} ${className}`}
          {...rest}
        />
        {aside}
        {choices.length > 0 && (
          <datalist id={`${fieldId}-choices`}>
            {choices.map((choice) => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        )}
      </div>
      {note !== undefined && (
        <div id={noteId} className="text-sm text-muted">
          {note}
        </div>
      )}
    </div>
  )
}
