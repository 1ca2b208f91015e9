import type { MemoryBody } from '@eva/protocol'
import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { saidAt } from '../../lib/text/said-at.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { useToday } from '../hooks.ts'
import { IconButton } from '../icon-button.tsx'
import { EditMemory } from './edit-memory.tsx'
import { ForgetDialog } from './forget-dialog.tsx'
import { useMemoryActions } from './memories-context.tsx'
import { MEMORY_WORDS } from './words.ts'

/** One memory: what caused it, where that was said, how often it came to mind; to be changed in its place, or forgotten. */
export function MemoryRow({ memory }: { memory: MemoryBody }) {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const [edits, setEdits] = useState(false)
  const [forgets, setForgets] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  // The form takes the focus with it when it goes: give it back to where it came from.
  const leave = () => {
    flushSync(() => setEdits(false))
    editButton.current?.focus()
  }
  return (
    <li data-memory={memory.id} className="rounded-2xl border border-line bg-raised py-2 pr-2 pl-4">
      {edits ? (
        <EditMemory memory={memory} onDone={leave} />
      ) : (
        <div className="flex items-start gap-1">
          <div className="grid min-w-0 flex-1 gap-0.5 py-1">
            <p className="font-medium [overflow-wrap:anywhere]">{memory.text}</p>
            <Origin memory={memory} />
          </div>
          <IconButton ref={editButton} icon={Pencil} label={words.edit(memory.text)} onClick={() => setEdits(true)} />
          <IconButton icon={Trash2} label={words.forget(memory.text)} onClick={() => setForgets(true)} />
        </div>
      )}
      {forgets && (
        <ForgetDialog
          title={words.forgetTitle}
          body={words.forgetBody}
          subject={memory.text}
          action={words.forgetOne}
          onForget={() => void actions.forget(memory.id)}
          onClose={() => setForgets(false)}
        />
      )}
    </li>
  )
}

/** The sentence that caused it, and what has become of it since. */
function Origin({ memory }: { memory: MemoryBody }) {
  const words = useWords(MEMORY_WORDS)
  const { language } = useSettings()
  const now = useToday()
  const at = (time: string) => saidAt(new Date(time), now, language)
  const { source, session_id, edited, recalled, last_recalled_at } = memory
  const facts = [
    at(memory.updated_at),
    edited ? words.edited : null,
    recalled > 0 && last_recalled_at !== null ? words.recalled(recalled, at(last_recalled_at)) : null,
    source !== '' && session_id === null ? words.gone : null,
  ].filter((fact) => fact !== null)
  return (
    <>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">{source === '' ? words.byHand : words.said(source)}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        <span>{facts.join(' · ')}</span>
        {session_id !== null && (
          <a href={`/?c=${session_id}`} className="py-1 underline underline-offset-2 hover:text-ink">
            {words.open}
          </a>
        )}
      </p>
    </>
  )
}
