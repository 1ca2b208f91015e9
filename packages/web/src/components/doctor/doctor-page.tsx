'use client'
import type { DiagnosisPart } from '@eva/protocol'
import { type ReactNode, useEffect } from 'react'
import { BROWSER_PARTS } from '../../lib/doctor/browser/browser-found.ts'
import { useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { BrowserRow } from './browser-row.tsx'
import { useDoctor, useDoctors } from './doctor-context.tsx'
import { EvaRow } from './eva-row.tsx'
import { Summary } from './summary.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** Which parts stand together: what matters to a talk first. This browser comes after those of the first. */
const GROUPS = {
  talk: ['brain', 'voice', 'ear'],
  keep: ['database', 'data_folder', 'disk'],
  reach: ['network', 'guards', 'pages'],
  machine: ['memory', 'gpu', 'clock', 'event_loop', 'native', 'tool', 'version'],
} as const satisfies Record<string, readonly DiagnosisPart[]>

/** `/doctor`: each part, tried for real as the page opens; what is wrong, and what to do about it. */
export function DoctorPage() {
  const text = useWords(DOCTOR_WORDS)
  const { eva, browser } = useDoctors()
  const { problem } = useDoctor()
  useEffect(() => {
    void eva.examine()
    void browser.examine()
  }, [eva, browser])
  return (
    <PageFrame title={text.title} intro={text.intro}>
      <Summary />
      {problem !== null && (
        <ProblemCard
          title={text.notAsked}
          problem={problem.message === '' ? { ...problem, message: text.brokeOff } : problem}
        />
      )}
      <EvaGroup group="talk" />
      <Group title={text.groups.browser}>
        {BROWSER_PARTS.map((part) => (
          <BrowserRow key={part} part={part} />
        ))}
      </Group>
      <EvaGroup group="keep" />
      <EvaGroup group="reach" />
      <EvaGroup group="machine" />
    </PageFrame>
  )
}

function EvaGroup({ group }: { group: keyof typeof GROUPS }) {
  const text = useWords(DOCTOR_WORDS)
  const { rows } = useDoctor()
  const parts: readonly DiagnosisPart[] = GROUPS[group]
  const own = parts.flatMap((part) => rows.filter((row) => row.part === part))
  return own.length === 0 ? null : (
    <Group title={text.groups[group]}>
      {own.map((row) => (
        <EvaRow key={row.id} row={row} />
      ))}
    </Group>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="font-serif text-xl">{title}</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-raised">{children}</ul>
    </section>
  )
}
