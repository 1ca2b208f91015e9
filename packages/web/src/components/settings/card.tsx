import { type ReactNode, useId } from 'react'

type CardProps = { title: string; intro?: ReactNode; children: ReactNode }

/** A part of a page of settings, under its own heading. */
export function Card({ title, intro, children }: CardProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-4 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:p-6"
    >
      <div className="grid gap-1">
        <h2 id={id} className="font-serif text-xl">
          {title}
        </h2>
        {intro !== undefined && <p className="text-sm text-muted text-pretty">{intro}</p>}
      </div>
      {children}
    </section>
  )
}
