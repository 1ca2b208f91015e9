import { BookHeart } from 'lucide-react'
import { useWords } from '../eva-context.tsx'
import { MEMORY_WORDS } from './words.ts'

/** What the page says while there is nothing on it: how something comes to be there. */
export function NothingYet() {
  const words = useWords(MEMORY_WORDS)
  return (
    <section className="grid justify-items-center gap-3 rounded-3xl border border-dashed border-line px-5 py-10 text-center">
      <BookHeart aria-hidden="true" className="size-8 text-accent" strokeWidth={1.5} />
      <h2 className="font-serif text-xl">{words.nothing}</h2>
      <p className="max-w-[34rem] text-muted text-pretty">{words.nothingBody}</p>
      <ul className="flex flex-wrap justify-center gap-2 text-sm">
        {words.examples.map((example) => (
          <li key={example} className="rounded-2xl bg-said px-3 py-1.5">
            {example}
          </li>
        ))}
      </ul>
      <a
        href="/"
        className="mt-1 flex h-10 items-center rounded-xl px-3 text-sm font-medium text-accent hover:bg-sunken"
      >
        {words.talk}
      </a>
    </section>
  )
}
