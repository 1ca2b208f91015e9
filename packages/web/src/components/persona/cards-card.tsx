import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { createBringCard } from '../../lib/persona/bring-card.ts'
import { cardUrl } from '../../lib/setup/setup-api.ts'
import { useWords } from '../eva-context.tsx'
import { FileButton } from '../file-button.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Card } from '../settings/card.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { useFileDrop } from '../use-file-drop.ts'
import { CardPreview } from './card-preview.tsx'
import { PERSONA_WORDS } from './words.ts'

/** A character card brought in, by a button or dropped anywhere on the page, and her own taken along. */
export function CardsCard() {
  const words = useWords(PERSONA_WORDS)
  const setup = useSetup()
  const [bring] = useState(() => createBringCard(setup))
  const state = useStore(bring.store)
  const isOver = useFileDrop((file) => void bring.read(file))
  return (
    <Card title={words.card} intro={words.cardIntro}>
      <div
        className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-2xl border border-dashed p-4 transition-colors ${isOver ? 'border-accent bg-accent-soft' : 'border-line'}`}
      >
        <FileButton
          className="border border-line"
          accept=".json,.png,application/json,image/png"
          onFile={(file) => void bring.read(file)}
        >
          <Upload aria-hidden="true" className="size-4" />
          {words.bring}
        </FileButton>
        <span className="text-sm text-muted pointer-coarse:hidden">{words.orDrop}</span>
        <p role="status" className="text-sm text-good empty:hidden">
          {state.at === 'reading' ? words.reading : state.at === 'kept' ? words.isNow(state.name) : ''}
        </p>
      </div>
      {state.at === 'unreadable' && (
        <ProblemCard
          title={state.problem === 'too_big' ? words.tooBig : words.noCard}
          problem={state.problem === 'too_big' ? null : state.problem}
        />
      )}
      {state.at === 'shown' && <CardPreview card={state.card} problem={state.problem} bring={bring} />}
      <div className="grid gap-2">
        <h3 className="text-sm font-medium">{words.take}</h3>
        <div className="flex flex-wrap gap-2">
          <TakeLink href={cardUrl('png', '3')} label={words.takePng} />
          <TakeLink href={cardUrl('json', '3')} label={words.takeJson} />
          <TakeLink href={cardUrl('json', '2')} label={words.takeOlder} />
        </div>
      </div>
    </Card>
  )
}

function TakeLink({ href, label }: { href: string; label: string }) {
  return (
    <a
      href={href}
      download
      className="inline-flex min-h-10 items-center gap-2 rounded-xl border border-line px-3.5 text-sm font-medium hover:bg-sunken"
    >
      <Download aria-hidden="true" className="size-4 text-muted" />
      {label}
    </a>
  )
}
