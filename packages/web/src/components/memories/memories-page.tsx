'use client'
import { useEffect } from 'react'
import { latelyInMind } from '../../lib/memories/memories.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { SearchField } from '../search-field.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { ForgetAll } from './forget-dialog.tsx'
import { useMemories, useMemoryActions } from './memories-context.tsx'
import { MemoryControls } from './memory-controls.tsx'
import { MemoryRow } from './memory-row.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { MEMORY_WORDS } from './words.ts'

/** `/settings/memory`: what she remembers of the person. */
export function MemoriesPage() {
  const words = useWords(MEMORY_WORDS)
  const actions = useMemoryActions()
  const { loading, memories, query, total, problem } = useMemories()
  useEffect(() => void actions.open(), [actions])
  const isEmpty = !loading && total === 0 && query === ''
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="memory" />
      <ProblemInSight problem={problem} />
      {!loading && <MemoryControls />}
      {isEmpty && problem === null && <NothingYet />}
      {!loading && !isEmpty && (
        <>
          {query === '' && <LatelyInMind />}
          <section className="grid gap-3" aria-label={words.title}>
            <SearchField
              label={words.search}
              placeholder={words.search}
              clearLabel={words.clear}
              query={query}
              onSearch={actions.search}
              className="h-11 border-line bg-paper text-base"
            />
            <p role="status" className="text-sm text-muted">
              {total === 0 ? words.nothingFound(query) : words.count(total)}
            </p>
            <ul className="grid gap-2">
              {memories.map((memory) => (
                <MemoryRow key={memory.id} memory={memory} />
              ))}
            </ul>
            {memories.length < total && (
              <Button className="justify-self-center" onClick={() => void actions.more()}>
                {words.more}
              </Button>
            )}
          </section>
          <ForgetAll />
        </>
      )}
    </PageFrame>
  )
}

/** What came to her mind in the latest turns. */
function LatelyInMind() {
  const words = useWords(MEMORY_WORDS)
  const lately = latelyInMind(useMemories().memories)
  if (lately.length === 0) return null
  return (
    <section className="grid gap-2">
      <h2 className="font-serif text-xl">{words.lately}</h2>
      <ul className="flex flex-wrap gap-2">
        {lately.map(({ id, text }) => (
          <li key={id} className="rounded-2xl bg-accent-soft px-3 py-1.5 text-sm [overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
