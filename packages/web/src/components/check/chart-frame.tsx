import type { ReactNode } from 'react'

/** A card around a chart, with its title. */
export function Frame({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <figure className={`min-w-0 rounded-2xl border border-line bg-raised p-4 ${wide ? 'lg:col-span-2' : ''}`}>
      <figcaption className="mb-2 text-sm font-medium">{title}</figcaption>
      {children}
    </figure>
  )
}
