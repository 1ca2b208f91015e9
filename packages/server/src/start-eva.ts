import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, EvaError, type Llm, type Speech } from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { detectLanguage } from '@eva/providers/language'
import { createGroq, createOpenAi } from '@eva/providers/openai-compatible'
import { createScripted } from '@eva/providers/scripted'
import type { FastifyBaseLogger } from 'fastify'
import { assembleEva, closeParts, type Eva } from './assemble.ts'
import { BRAIN_IDS, type BrainId, type Config, VOICE_ENGINE_IDS, type VoiceEngineId } from './config.ts'
import { type Opened, type Opener, openAll } from './parts.ts'
import { rehearse } from './rehearse.ts'
import { openSqliteStore, requestsFirst } from './storage/index.ts'

/** What is told while she gets up: a model that loads, a file that comes down. */
export type Progress = (line: string) => void

const MB = 1_000_000

/** Starts a server with everything the configuration asks for. The only file that names brains, voices and database. */
export async function startEva(config: Config, clock: Clock, log: FastifyBaseLogger, progress: Progress): Promise<Eva> {
  await mkdir(config.dataDir, { recursive: true })
  const [store, brains, voices] = await Promise.all([
    openSqliteStore({ path: join(config.dataDir, 'eva.sqlite'), clock }),
    openAll(brainsOf(config, clock, progress)),
    openVoices(config),
  ])
  const parts = { store: requestsFirst(store), brains, voices, detectLanguage }
  try {
    const eva = await assembleEva(parts, config, clock, log)
    rehearse(brains.parts, voices.parts).catch((err: unknown) => log.warn({ err }, 'the rehearsal failed'))
    return eva
  } catch (thrown) {
    await closeParts(parts)
    throw thrown
  }
}

/** Opens the voice engines that the configuration asks for, preferred first. */
export function openVoices(config: Config): Promise<Opened<Speech>> {
  const open: Record<VoiceEngineId, () => Promise<Speech>> = {
    flite: () => createFlite(),
    espeak: () => createEspeak(),
  }
  return openAll((config.voices ?? VOICE_ENGINE_IDS).map((id) => ({ id, open: open[id] })))
}

function brainsOf(config: Config, clock: Clock, progress: Progress): readonly Opener<Llm>[] {
  const configured: Record<BrainId, boolean> = {
    groq: config.groq !== null,
    openai: config.openai !== null,
    local: config.localModel !== null,
    scripted: true,
  }
  const ids = config.brains ?? BRAIN_IDS.filter((id) => configured[id])
  return ids.map((id) => ({ id, open: () => openBrain(id, config, clock, progress) }))
}

async function openBrain(id: BrainId, config: Config, clock: Clock, progress: Progress): Promise<Llm> {
  switch (id) {
    case 'groq': {
      if (config.groq === null) throw missing('groq', 'GROQ_API_KEY')
      const { apiKey, model, baseUrl } = config.groq
      return createGroq({ apiKey, model, baseUrl: baseUrl ?? undefined, clock })
    }
    case 'openai': {
      if (config.openai === null) throw missing('openai', 'OPENAI_BASE_URL')
      const { baseUrl, apiKey, model } = config.openai
      return createOpenAi({ baseUrl, apiKey: apiKey ?? undefined, model: model ?? undefined, clock })
    }
    case 'local':
      if (config.localModel === null) throw missing('local', 'EVA_LOCAL_MODEL')
      return openLocalBrain(config.localModel, config, progress)
    case 'scripted':
      return createScripted({ clock, detectLanguage })
  }
}

const missing = (id: string, key: string): EvaError =>
  new EvaError('no_brain', `EVA_LLM names ${id}, which is not configured.`, { fix: `Set ${key}.` })

/** The embedded brain, loaded and warm; a model named `hf:…` is fetched first, once. */
async function openLocalBrain(spec: string, config: Config, progress: Progress): Promise<Llm> {
  // Loaded only when they are wanted: the binding alone would cost every start a good part of a second.
  const [{ createLlamaCpp }, { resolveModelFile }] = await Promise.all([
    import('@eva/providers/llama-cpp'),
    import('@eva/providers/model-files'),
  ])
  let shownPercent = -1
  const modelPath = await resolveModelFile(spec, {
    folder: join(config.dataDir, 'models'),
    ...(config.hubUrl === null ? {} : { baseUrl: config.hubUrl }),
    onProgress: ({ receivedBytes, totalBytes }) => {
      const percent = Math.floor((receivedBytes / totalBytes) * 100)
      if (percent === shownPercent) return
      shownPercent = percent
      progress(`Fetching ${spec}: ${percent} % of ${Math.round(totalBytes / MB)} MB`)
    },
  })
  progress(`Loading ${modelPath}`)
  const brain = await createLlamaCpp({ modelPath, systemPrompt: config.systemPrompt })
  progress(`Loaded: ${brain.inWords}`)
  return brain
}

/** In which language a text is written. */
export { detectLanguage }
