import type { EarBody } from '@eva/protocol'
import { Ear } from 'lucide-react'
import { useId } from 'react'
import { languagesFor } from '../../lib/ears/facts.ts'
import { capital } from '../../lib/voices/names.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { DownloadDetails } from '../fetched/download-details.tsx'
import { useEarActions, useEars } from './ears-context.tsx'
import { EARS_WORDS } from './words.ts'

/** One ear, here or to be fetched: what it understands, where what is said goes, and whether it is the one that listens. */
export function EarRow({ ear, suggested = false }: { ear: EarBody; suggested?: boolean }) {
  const text = useWords(EARS_WORDS)
  const { language } = useSettings()
  const actions = useEarActions()
  const { download } = ear
  const pull = useEars((state) => (download === null ? null : (state.pulls[download.id] ?? null)))
  const id = useId()
  const badge = suggested ? text.suggested : badgeOf(ear, language, text)
  return (
    <li
      data-ear={ear.id}
      aria-labelledby={id}
      className={`grid gap-3 rounded-2xl border px-3 py-3 sm:px-4 ${ear.listens || suggested ? 'border-accent/50 bg-accent-soft/50' : 'border-line bg-raised'}`}
    >
      <div>
        <div className="flex flex-wrap items-center gap-x-3">
          <h3 id={id} className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">
            {ear.name}
          </h3>
          {badge !== null && (
            <p className="flex items-center gap-1.5 text-sm">
              <Ear aria-hidden="true" className="size-4 flex-none text-accent" />
              {badge}
            </p>
          )}
        </div>
        <p className="text-sm text-muted">{capital(factsOf(ear, language, text).join(' · '), language)}</p>
      </div>
      {download !== null && (
        <DownloadDetails
          name={ear.name}
          installed={ear.installed}
          download={download}
          pull={pull}
          actions={actions}
          notes={[text[download.speed], download.verified ? null : text.unverified]}
          question={text.removeQuestion(download.model)}
        />
      )}
    </li>
  )
}

type Words = typeof EARS_WORDS.en

function factsOf(ear: EarBody, locale: string, text: Words): readonly string[] {
  const where = ear.provider === 'openai' ? text.server : text.onThisMachine
  const facts = [languagesFor(ear, locale, text), where, ear.streaming ? text.streaming : null]
  return [...facts, ear.is_basic ? text.basic : null].filter((fact) => fact !== null)
}

function badgeOf({ listens, installed, default_for }: EarBody, locale: string, text: Words): string | null {
  if (listens) return text.listens
  if (!installed || default_for.length === 0) return null
  return text.firstFor(languagesFor({ languages: default_for }, locale, text))
}
