import { MAX_MEMORY_CHARS, type MemoryBody } from '@eva/protocol'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { FIELD } from '../settings/text-field.tsx'
import { useMemoryActions } from './memories-context.tsx'
import { MEMORY_WORDS } from './words.ts'

/** A memory in its place, to be written anew. Enter keeps it, Escape leaves it. */
export function EditMemory({ memory, onDone }: { memory: MemoryBody; onDone: () => void }) {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const [text, setText] = useState(memory.text)
  const isSame = text.trim() === memory.text
  const save = async () => {
    if (text.trim() === '') return
    if (isSame || (await actions.edit(memory.id, text.trim()))) onDone()
  }
  return (
    <form
      className="grid gap-2 py-1 pr-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input
        // Whoever pressed the pencil wants to write.
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        aria-label={words.editLabel}
        value={text}
        maxLength={MAX_MEMORY_CHARS}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
        className={`h-11 ${FIELD}`}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" kind="primary" disabled={text.trim() === ''}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}
