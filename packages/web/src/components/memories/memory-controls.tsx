import { MAX_MEMORY_CHARS } from '@eva/protocol'
import { Download, FileJson } from 'lucide-react'
import { useState } from 'react'
import { memoriesUrl } from '../../lib/memories/memories-api.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { TextField } from '../settings/text-field.tsx'
import { Switch } from '../switch.tsx'
import { useMemories, useMemoryActions } from './memories-context.tsx'
import { MEMORY_WORDS } from './words.ts'

/** Whether she remembers at all, something to write down for her, and all of it to take along. */
export function MemoryControls() {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const { paused, total } = useMemories()
  return (
    <section className="grid gap-4 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:p-6">
      <Switch
        label={words.remembers}
        hint={words.remembersHint}
        isOn={!paused}
        onChange={(isOn) => void actions.pause(!isOn)}
      />
      <WriteDown />
      {total > 0 && (
        <div className="-mx-2 flex flex-wrap items-center gap-x-1 text-sm text-muted">
          <span className="px-2">{words.take}</span>
          <FileLink icon={Download} href={memoriesUrl('md')}>
            {words.takeMarkdown}
          </FileLink>
          <FileLink icon={FileJson} href={memoriesUrl('json')}>
            {words.takeJson}
          </FileLink>
        </div>
      )}
    </section>
  )
}

function FileLink({ icon: Icon, href, children }: { icon: typeof Download; href: string; children: string }) {
  return (
    <a href={href} download className="flex h-10 items-center gap-2 rounded-xl px-2 text-ink hover:bg-sunken">
      <Icon aria-hidden="true" className="size-4 text-muted" />
      {children}
    </a>
  )
}

function WriteDown() {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const [text, setText] = useState('')
  const [isKept, setIsKept] = useState(false)
  const keep = async () => {
    if (text.trim() === '' || !(await actions.write(text.trim()))) return
    setText('')
    setIsKept(true)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextField
        label={words.write}
        placeholder={words.writePlaceholder}
        maxLength={MAX_MEMORY_CHARS}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setIsKept(false)
        }}
        note={<span role="status">{isKept ? words.kept : words.writeNote}</span>}
        aside={
          <Button type="submit" kind="primary" className="h-11" disabled={text.trim() === ''}>
            {words.keep}
          </Button>
        }
      />
    </form>
  )
}
