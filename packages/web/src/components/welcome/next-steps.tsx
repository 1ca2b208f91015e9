import type { SettingsBody } from '@eva/protocol'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Models } from '../../lib/models/models.ts'
import { moved } from '../../lib/order/moved.ts'
import { keyOf } from '../../lib/setup/keys.ts'
import { BrainForm } from '../brains/brain-form.tsx'
import { ModelRow } from '../brains/model-row.tsx'
import { Button } from '../button.tsx'
import { useToasts, useWords } from '../eva-context.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { WELCOME_WORDS } from './words.ts'

/** The ways to a real mind, while she has none: what is here already, a key, or a model to fetch. */
export function NextSteps({ settings, models }: { settings: SettingsBody; models: Models }) {
  const words = useWords(WELCOME_WORDS)
  const first = settings.brains.find(({ state }) => state === 'ready')
  if (first !== undefined && first.id !== 'scripted') return null
  if (keyOf(settings, 'EVA_LLM').is_locked) return null
  const groq = settings.brains.find(({ id }) => id === 'groq')
  return (
    <section className="grid gap-3">
      <div>
        <h3 className="font-serif text-xl">{words.next}</h3>
        <p className="text-sm text-muted">{words.nextIntro}</p>
      </div>
      <ul className="grid gap-2">
        <OllamaStep settings={settings} />
        {groq !== undefined && (
          <Step title={words.groq} line={words.groqLine}>
            <BrainForm brain={groq} settings={settings} />
          </Step>
        )}
        <ModelStep models={models} />
      </ul>
    </section>
  )
}

/** One way; what it takes is shown when it is opened. */
function Step({ title, line, children }: { title: string; line: string; children: ReactNode }) {
  return (
    <li className="rounded-2xl border border-line bg-raised">
      <details className="group/step">
        <summary className="flex cursor-pointer list-none items-center gap-3 rounded-2xl px-4 py-3">
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{title}</span>
            <span className="block text-sm text-muted text-pretty">{line}</span>
          </span>
          <ChevronDown
            aria-hidden="true"
            className="size-5 flex-none text-muted transition-transform group-open/step:rotate-180"
          />
        </summary>
        <div className="px-4 pb-4">{children}</div>
      </details>
    </li>
  )
}

/** An Ollama that runs here and is asked too late, or not at all. */
function OllamaStep({ settings }: { settings: SettingsBody }) {
  const words = useWords(WELCOME_WORDS)
  const setup = useSetup()
  const toasts = useToasts()
  const at = settings.brains.findIndex(({ id, state, model }) => id === 'ollama' && state === 'ready' && model !== null)
  const ollama = settings.brains[at]
  if (ollama === undefined) return null
  const use = async () => {
    const asked = moved(settings.brains, at, 0).filter(({ state }) => state !== 'off')
    const outcome = await setup.change({ keys: { EVA_LLM: asked.map(({ id }) => id).join(',') } })
    if (outcome.ok) toasts.done(words.using)
    else toasts.failed(outcome.problem.message)
  }
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-2xl border border-accent/50 bg-accent-soft/50 px-4 py-3">
      <span className="min-w-0 flex-1 basis-60">
        <span className="block font-medium [overflow-wrap:anywhere]">{words.ollama(ollama.model ?? '')}</span>
        <span className="block text-sm text-muted">{words.ollamaLine}</span>
      </span>
      <Button kind="primary" onClick={() => void use()}>
        {words.use}
      </Button>
    </li>
  )
}

/** The model that suits this machine best. */
function ModelStep({ models }: { models: Models }) {
  const words = useWords(WELCOME_WORDS)
  const { models: body, pulls, choosing, bytesPerS, problem } = useStore(models.store)
  const model = body?.models.find(({ id }) => id === body.recommended?.id)
  if (model === undefined) return null
  return (
    <Step title={words.model} line={words.modelLine}>
      <ProblemInSight problem={problem} />
      <ul className="grid">
        <ModelRow
          model={model}
          pull={pulls[model.id] ?? null}
          isRecommended
          isChoosing={choosing === model.id}
          bytesPerS={bytesPerS}
          actions={models}
        />
      </ul>
    </Step>
  )
}
