import { type Candidate, type Clock, plainCandidate } from '@eva/core'
import { detectLanguage } from '@eva/providers/language'
import { createGroq, createOpenAi, groqPlan } from '@eva/providers/openai-compatible'
import { createScripted, WRITTEN_BEFORE_YOUR_EYES } from '@eva/providers/scripted'
import type { BrainId } from '../brain-ids.ts'
import type { Config } from '../config.ts'
import { lightWish, type Wish } from '../live/live-parts.ts'
import { accountOf } from './account.ts'
import { type LocalHost, openLocalBrain } from './local-brain.ts'
import { missing } from './missing.ts'

/** What the brains need of the rest of her. */
export type BrainsHost = LocalHost & {
  /** What she is called now. */
  readonly herName: () => string
}

/**
 * The brains that the configuration asks for, best first; in `auto` those that are set up, and an Ollama where one runs.
 *
 * @param localModel the file of the embedded brain, or where it comes from; `null` for none
 */
export function brainWishes(
  config: Config,
  localModel: string | null,
  host: BrainsHost,
): readonly Wish<Candidate | null>[] {
  const { ids, auto } = config.brains
  const isSetUp: Record<BrainId, boolean> = {
    groq: config.groq !== null,
    openai: config.openai !== null,
    ollama: true,
    local: localModel !== null,
    scripted: true,
  }
  const wanted = auto ? ids.filter((id) => isSetUp[id]) : ids
  return wanted.map((id) => wishFor(id, config, localModel, host))
}

/** One of them. */
export function wishFor(
  id: BrainId,
  config: Config,
  localModel: string | null,
  host: BrainsHost,
): Wish<Candidate | null> {
  const { clock } = host
  switch (id) {
    case 'groq':
      return lightWish(id, config.groq, async () => openGroq(config.groq, clock))
    case 'openai':
      return lightWish(id, config.openai, async () => openOpenAi(config.openai, clock))
    case 'ollama':
      return lightWish(id, config.ollama, () => openOllama(config, host))
    case 'local':
      return {
        id,
        madeOf: localModel ?? '',
        isHeavy: true,
        open: async (signal) => {
          if (localModel === null) throw missing('no_brain', 'EVA_LLM names local', 'EVA_LOCAL_MODEL')
          return openLocalBrain(localModel, host, signal)
        },
      }
    case 'scripted':
      return lightWish(id, null, async () => ({
        ...plainCandidate(
          createScripted({ clock, detectLanguage, pace: WRITTEN_BEFORE_YOUR_EYES, herName: host.herName }),
        ),
        lastResort: true,
      }))
  }
}

function openGroq(groq: Config['groq'], clock: Clock): Candidate {
  if (groq === null) throw missing('no_brain', 'EVA_LLM names groq', 'GROQ_API_KEY')
  const { apiKey, model, baseUrl } = groq
  const llm = createGroq({ apiKey, model, baseUrl: baseUrl ?? undefined, clock })
  return { ...plainCandidate(llm), account: accountOf('groq', apiKey, model, baseUrl), plan: groqPlan(model) }
}

function openOpenAi(openai: Config['openai'], clock: Clock): Candidate {
  if (openai === null) throw missing('no_brain', 'EVA_LLM names openai', 'OPENAI_BASE_URL')
  const { baseUrl, apiKey, model } = openai
  const llm = createOpenAi({ baseUrl, apiKey: apiKey ?? undefined, model: model ?? undefined, clock })
  return { ...plainCandidate(llm), account: accountOf('openai', apiKey, model, baseUrl) }
}

/** `null` where none is to be found and nobody asked for it by name. */
async function openOllama({ brains, ollama }: Config, { clock, progress }: BrainsHost): Promise<Candidate | null> {
  const { createOllama, discoverOllama } = await import('@eva/providers/ollama')
  if (brains.auto) {
    const found = await discoverOllama(ollama.url, new AbortController().signal, clock)
    if (found === null) return null
    const chats = found.models.some((model) => model.chats && !model.remote)
    if (!chats) progress(`Ollama runs at ${ollama.url} but has no model to chat with: try "ollama pull llama3.2".`)
    if (!chats && ollama.model === null) return null
  }
  return plainCandidate(await createOllama({ baseUrl: ollama.url, model: ollama.model, clock }))
}
