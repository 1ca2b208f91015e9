import type { CharacterCard } from '@eva/protocol'
import { useEffect, useRef } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import type { BringCard } from '../../lib/persona/bring-card.ts'
import { Button } from '../button.tsx'
import { useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { PERSONA_WORDS } from './words.ts'

type CardPreviewProps = { card: CharacterCard; problem: Problem | null; bring: BringCard }

/** Who stands on a card, before she becomes her: what is used, and what only travels along. */
export function CardPreview({ card, problem, bring }: CardPreviewProps) {
  const text = useText()
  const words = useWords(PERSONA_WORDS)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const { name, character, greeting } = card.persona
  const about = [card.creator === '' ? null : words.by(card.creator), words.version(card.version)]
  return (
    <section className="grid gap-3 rounded-2xl border border-accent/50 bg-accent-soft/50 p-4 [overflow-wrap:anywhere]">
      <div>
        <h3 ref={title} tabIndex={-1} className="font-serif text-lg outline-none">
          {words.found(name)}
        </h3>
        <p className="text-sm text-muted">{about.filter((part) => part !== null).join(' · ')}</p>
      </div>
      <dl className="grid gap-3 text-sm">
        {character !== '' && <Part label={words.character} said={character} />}
        {greeting !== '' && <Part label={words.greeting} said={greeting} />}
        {card.unused.length > 0 && (
          <div>
            <dt className="text-muted">{words.unused}</dt>
            <dd className="mt-1 flex flex-wrap gap-1.5">
              {card.unused.map((field) => (
                <code key={field} className="rounded-md bg-sunken px-1.5 py-0.5 text-xs">
                  {field}
                </code>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {problem !== null && <ProblemCard title={text.mood_error} problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={() => void bring.keep()}>
          {words.become(name)}
        </Button>
        <Button onClick={bring.leave}>{words.leave}</Button>
      </div>
    </section>
  )
}

function Part({ label, said }: { label: string; said: string }) {
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys. */}
      <dd tabIndex={0} className="max-h-48 overflow-y-auto whitespace-pre-line">
        {said}
      </dd>
    </div>
  )
}
