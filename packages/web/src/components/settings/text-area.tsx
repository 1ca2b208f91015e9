import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { FIELD } from './text-field.tsx'

type TextAreaProps = ComponentProps<'textarea'> & { label: string; note: ReactNode }

/** A field of several lines under its label, which grows with what is written. */
export function TextArea({ label, note, className = '', ...rest }: TextAreaProps) {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        aria-describedby={`${id}-note`}
        className={`field-sizing-content max-h-96 py-2.5 leading-relaxed ${FIELD} ${className}`}
        {...rest}
      />
      <div id={`${id}-note`} className="text-sm text-muted">
        {note}
      </div>
    </div>
  )
}
