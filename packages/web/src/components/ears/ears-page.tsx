'use client'
import { useEffect } from 'react'
import { earsToFetch } from '../../lib/ears/facts.ts'
import { EngineSettings } from '../engines/engine-settings.tsx'
import { useWords } from '../eva-context.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { EarRow } from './ear-row.tsx'
import { useEarActions, useEars } from './ears-context.tsx'
import { EARS_WORDS } from './words.ts'

/** `/settings/ears`: who listens, and who else could. */
export function EarsPage() {
  const text = useWords(EARS_WORDS)
  const actions = useEarActions()
  const { ears, loading, problem } = useEars((state) => state)
  useEffect(() => void actions.open(), [actions])
  const here = ears.filter(({ installed }) => installed)
  const toFetch = earsToFetch(ears)

  return (
    <PageFrame title={text.title} intro={text.intro}>
      <SettingsTabs current="ears" />
      <ProblemInSight problem={problem} />
      {!loading && (
        <section className="grid gap-3">
          <h2 className="font-serif text-xl">{text.here}</h2>
          {here.length === 0 && <NoEar />}
          <ul className="grid gap-2">
            {here.map((ear) => (
              <EarRow key={ear.id} ear={ear} />
            ))}
          </ul>
        </section>
      )}
      <EngineSettings of="ears" there={ears} onChanged={() => void actions.open()} />
      {toFetch.ears.length > 0 && (
        <section className="grid gap-3">
          <h2 className="font-serif text-xl">{text.toFetch}</h2>
          <ul className="grid gap-2">
            {toFetch.ears.map((ear) => (
              <EarRow key={ear.id} ear={ear} suggested={ear.id === toFetch.suggested} />
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  )
}

function NoEar() {
  const text = useWords(EARS_WORDS)
  return (
    <div className="grid gap-2 text-muted">
      <p>{text.nobody}</p>
      <ol className="grid list-decimal gap-1 pl-5">
        {text.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ol>
    </div>
  )
}
