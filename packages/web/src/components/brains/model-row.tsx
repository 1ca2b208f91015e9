import type { ModelBody, PullEvent } from '@eva/protocol'
import { Check } from 'lucide-react'
import { useId } from 'react'
import type { Models } from '../../lib/models/models.ts'
import { writeBytes } from '../../lib/text/bytes.ts'
import { writeTime } from '../../lib/text/time-left.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { DownloadDetails } from '../fetched/download-details.tsx'
import { FETCHED_WORDS } from '../fetched/words.ts'
import { BRAIN_WORDS } from './words.ts'

type ModelRowProps = {
  model: ModelBody
  /** The download that runs. */
  pull: PullEvent | null
  isRecommended: boolean
  isChoosing: boolean
  /** How quick the latest download came; `null` while nothing was fetched. */
  bytesPerS: number | null
  actions: Models
}

/** One model of this machine, here or to be fetched: what it needs and how quick it will be, and whether she thinks with it. */
export function ModelRow({ model, pull, isRecommended, isChoosing, bytesPerS, actions }: ModelRowProps) {
  const words = useWords(BRAIN_WORDS)
  const text = useWords(FETCHED_WORDS)
  const { language } = useSettings()
  const id = useId()
  const { name, installed, chosen, loaded } = model
  const badge = loaded ? words.inUse : chosen ? words.chosen : isRecommended && !installed ? words.recommended : null
  const facts = factsOf(model, language, words)
  const left = model.size_bytes - model.part_bytes
  return (
    <li
      data-model={model.id}
      aria-labelledby={id}
      className={`grid grid-cols-[minmax(0,1fr)] gap-2 rounded-2xl border px-3 py-3 sm:px-4 ${loaded || (isRecommended && !installed) ? 'border-accent/50 bg-accent-soft/50' : 'border-line bg-raised'}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="font-medium [overflow-wrap:anywhere]">
          {name}
        </h3>
        {badge !== null && <span className="text-sm text-accent">{badge}</span>}
        <span className="flex-1" />
        {installed && !chosen && (
          <Button
            className="border border-line"
            aria-label={words.chooseNamed(name)}
            aria-disabled={isChoosing}
            onClick={() => void actions.choose(model.id)}
          >
            <Check aria-hidden="true" className="size-4 text-accent" />
            {words.choose}
          </Button>
        )}
      </div>
      {facts.length > 0 && (
        <p className={`text-sm ${model.fits?.ok === false ? 'text-fair' : 'text-muted'}`}>{facts.join(' · ')}</p>
      )}
      <DownloadDetails
        name={name}
        installed={installed}
        download={{ ...model, model: name }}
        pull={pull}
        actions={actions}
        notes={[
          !installed && pull === null && bytesPerS !== null ? words.takes(writeTime(left / bytesPerS, text)) : null,
        ]}
        question={words.removeQuestion(name)}
      />
    </li>
  )
}

type Words = (typeof BRAIN_WORDS)['en']

function factsOf(model: ModelBody, locale: string, words: Words): readonly string[] {
  const { parameters_b, memory_bytes, fits } = model
  const pace = fits?.tokens_per_s ?? null
  return [
    fits?.ok === false ? words.tooBig : null,
    parameters_b === null ? null : words.parameters(parameters_b.toLocaleString(locale)),
    memory_bytes === null ? null : words.needsMemory(writeBytes(memory_bytes, locale)),
    fits?.ok === true && fits.where === 'gpu' ? words.onGpu : null,
    fits?.ok === true && pace !== null ? words.pace(Math.round(pace).toLocaleString(locale)) : null,
  ].filter((fact) => fact !== null)
}
