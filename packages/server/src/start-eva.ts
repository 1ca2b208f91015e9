import { join } from 'node:path'
import {
  type Candidate,
  type Clock,
  createEarBooks,
  createVoices,
  type Ear,
  EvaError,
  type Pcm,
  plainCandidate,
  type Speech,
  type Voices,
} from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { detectLanguage } from '@eva/providers/language'
import { openModelShelf, openSetShelf, whatIsWrongWith } from '@eva/providers/model-files'
import { loadNative, NATIVE_PACKAGES } from '@eva/providers/native-packages'
import { createGroq, createOpenAi, groqPlan } from '@eva/providers/openai-compatible'
import { createOpenAiSpeech } from '@eva/providers/openai-speech'
import {
  createGroqTranscription,
  createOpenAiTranscription,
  groqWhisperPlan,
} from '@eva/providers/openai-transcription'
import { createPocketsphinx, findPocketsphinx } from '@eva/providers/pocketsphinx'
import { findProgram } from '@eva/providers/programs'
import { createResampler } from '@eva/providers/resample'
import { createScripted, WRITTEN_BEFORE_YOUR_EYES } from '@eva/providers/scripted'
import { createSherpa, type EngineEvent } from '@eva/providers/sherpa'
import { createSherpaEar, type EarEngineEvent } from '@eva/providers/sherpa-ear'
import { createSilero } from '@eva/providers/silero'
import { normalise } from '@eva/providers/spoken-text'
import { createTalkingHead } from '@eva/providers/talking-head'
import { visemesOfAudio } from '@eva/providers/visemes'
import type { FastifyBaseLogger } from 'fastify'
import type { Eva, Parts } from './assemble.ts'
import type { BrainId } from './brain-ids.ts'
import { type Config, EAR_ENGINE_IDS, type EarEngineId, VOICE_ENGINE_IDS, type VoiceEngineId } from './config.ts'
import { refusal } from './config-error.ts'
import { makeDataFolder } from './data-folder.ts'
import { type EarManager, openEarManager } from './ears/index.ts'
import { createModelManager, type ModelManager, readMachine } from './models/index.ts'
import { type Opened, type Opener, openAll, openThoseThatWork } from './parts.ts'
import { QuotaKeeper } from './quota-keeper.ts'
import { beginRehearsal } from './rehearse.ts'
import { openLiveSettings } from './settings/live-settings.ts'
import { careForSqlite, openSqliteStore, requestsFirst } from './storage/index.ts'
import { Hardware } from './telemetry/hardware.ts'
import { earComponent, voiceComponent } from './voice-component.ts'
import {
  openVoiceManager,
  openVoiceSettings,
  type VoiceChoice,
  type VoiceManager,
  type VoiceSettings,
} from './voices/index.ts'

/** What is told while she gets up: a model that loads, a file that comes down. */
export type Progress = (line: string) => void

/** What `EVA_LOCAL_MODEL` may say. */
const MODEL_SETTING = 'the path of a GGUF file, or hf:user/repository:quantisation'
const MB = 1_000_000
const MIB = 1024 * 1024

/** Starts a server with everything the configuration asks for. The only file that names brains, voices and database. */
export async function startEva(config: Config, clock: Clock, log: FastifyBaseLogger, progress: Progress): Promise<Eva> {
  // The whole outside of her: the commands that open a part of this file would wait for it and not use it.
  const { assembleEva, closeParts } = await import('./assemble.ts')
  const parts = await openParts(config, clock, log, progress)
  try {
    const eva = await assembleEva(parts, config, clock, log)
    const minds = parts.brains.parts.map(({ llm }) => llm)
    const rehearsal = beginRehearsal(minds, parts.speaking, clock, (err) => log.warn({ err }, 'the rehearsal failed'))
    return {
      ...eva,
      close: async () => {
        // First: what it says to herself would fail loudly on voices that are closed under it.
        await rehearsal.stop()
        await eva.close()
      },
    }
  } catch (thrown) {
    await closeParts(parts)
    throw thrown
  }
}

/** Opens all that the configuration asks for, without a server around it: `closeParts` closes it. */
export async function openParts(
  config: Config,
  clock: Clock,
  log: FastifyBaseLogger,
  progress: Progress,
): Promise<Parts> {
  await makeDataFolder(config.dataDir)
  const hardware = new Hardware(clock)
  const models = openModels(config, clock, hardware)
  if (config.localModel !== null && config.brains.ids.includes('local')) {
    const reason = await whatIsWrongWith(config.localModel)
    if (reason !== null) throw refusal('EVA_LOCAL_MODEL', config.localModel, MODEL_SETTING, reason)
  }
  const localModel = config.localModel ?? (await models.chosenFile())
  const opening = { config: { ...config, localModel }, clock, progress, models, hardware, log }
  const [neural, neuralEars] = await Promise.all([openNeuralVoices(config, clock), openNeuralEars(config, clock)])
  const [store, brains, voices] = await Promise.all([
    openSqliteStore({ path: databaseOf(config), clock }).then(requestsFirst),
    brainsOf(opening).then(openAll),
    openVoices(config, clock, neural, (event) => log.info({ event }, 'the process of the neural voices')),
  ])
  const quotas = new QuotaKeeper(store, clock, (err) => log.error({ err }, 'a quota could not be kept'))
  const ears = await openEars(config, clock, {
    neural: neuralEars,
    onEngine: (event) => log.info({ event }, 'the process of the neural ears'),
    quotas: await store.quotas(),
    keepQuota: (ear, state) => quotas.keep(ear, state),
  })
  const voiceSettings = await openVoiceSettings(store, clock)
  const settings = await openLiveSettings(store, config, async () => {})
  return {
    store,
    brains,
    voices,
    speaking: speakingWith(voices.parts, config, voiceSettings.now),
    ears,
    neuralEars,
    quotas,
    toHearingRate,
    vad: createSilero(),
    openResampler: createResampler,
    face: {
      visemesOfAudio,
      talkingHead: config.dittoUrl === null ? null : createTalkingHead({ url: config.dittoUrl, clock }),
    },
    models,
    neural,
    voiceSettings,
    settings,
    hardware,
    database: careForSqlite(databaseOf(config)),
    natives: NATIVE_PACKAGES.map((name) => ({ name, load: (signal) => loadNative(name, signal) })),
    tools: [
      { name: 'pocketsphinx', find: () => findPocketsphinx()?.decoder ?? null },
      { name: 'chromium', find: () => process.env.CHROMIUM_PATH ?? findProgram('chromium') },
    ],
  }
}

const databaseOf = ({ dataDir }: Config): string => join(dataDir, 'eva.sqlite')

/** The voices that are fetched: those of the data folder, and the hub that the configuration names. */
export const openNeuralVoices = (config: Config, clock: Clock): Promise<VoiceManager> =>
  openVoiceManager({ shelf: openSetShelf(placeOf(config, 'voices', clock)), clock })

/** What a person chose, for a command that needs no more of the database. */
export async function withVoiceSettings<T>(
  config: Config,
  clock: Clock,
  use: (settings: VoiceSettings) => Promise<T>,
): Promise<T> {
  await makeDataFolder(config.dataDir)
  const store = await openSqliteStore({ path: databaseOf(config), clock })
  try {
    return await use(await openVoiceSettings(store, clock))
  } finally {
    await store.close()
  }
}

/** The ears that are fetched: those of the data folder, and the hub that the configuration names. */
export const openNeuralEars = (config: Config, clock: Clock): Promise<EarManager> =>
  openEarManager({ shelf: openSetShelf(placeOf(config, 'ears', clock)), clock })

/** What the ears need of the rest of her. */
export type EarsHost = {
  readonly neural: EarManager
  readonly onEngine?: (event: EarEngineEvent) => void
  /** What was kept of each quota, by the component's name. */
  readonly quotas: ReadonlyMap<string, unknown>
  readonly keepQuota: (ear: string, state: unknown) => void
}

/** Opens the ears that the configuration asks for, or all that are there, preferred first. She starts without any, too. */
export function openEars({ ears, stt }: Config, clock: Clock, host: EarsHost): Promise<Opened<Ear>> {
  const { neural, onEngine = () => {} } = host
  const program = findPocketsphinx()
  const open: Record<EarEngineId, () => Promise<Ear>> = {
    // Before one is installed, too: one that is fetched while she runs hears at once.
    sherpa: async () => createSherpaEar({ models: neural.installed, catalogued: neural.known, onEngine }),
    openai: async () => openTranscriber(stt, clock, host),
    pocketsphinx: async () => {
      if (program !== null) return createPocketsphinx(program)
      throw new EvaError('no_ear', 'EVA_STT names pocketsphinx, which is not installed.', {
        fix: 'Debian has it: apt install pocketsphinx pocketsphinx-en-us.',
      })
    },
  }
  const there: Record<EarEngineId, boolean> = { sherpa: true, openai: stt !== null, pocketsphinx: program !== null }
  const wanted = ears ?? EAR_ENGINE_IDS.filter((id) => there[id])
  return openThoseThatWork(wanted.map((id) => ({ id: earComponent(id), open: open[id] })))
}

/** A server's ear, or Groq's Whisper, which is not asked for more than its quota gives. */
function openTranscriber(stt: Config['stt'], clock: Clock, { quotas, keepQuota }: EarsHost): Ear {
  if (stt === null) {
    throw new EvaError('no_ear', 'EVA_STT names openai, which is not configured.', {
      fix: 'Set STT_BASE_URL or GROQ_API_KEY.',
    })
  }
  const { baseUrl, apiKey, model, service } = stt
  if (service === 'own') return createOpenAiTranscription({ baseUrl, apiKey, model, clock })
  const id = earComponent('openai')
  const kept = quotas.get(id)
  const keep = (state: unknown): void => keepQuota(id, state)
  const books = createEarBooks({ plan: groqWhisperPlan, kept, keep, clock, name: "Groq's Whisper" })
  return createGroqTranscription({
    apiKey,
    ...(baseUrl === null ? {} : { baseUrl }),
    ...(model === null ? {} : { model }),
    clock,
    books,
  })
}

/** Brings a whole sound to the rate of everything that is heard. */
async function toHearingRate(pcm: Pcm, sampleRate: number): Promise<Pcm> {
  const resampler = await createResampler(sampleRate)
  try {
    return resampler.push(pcm)
  } finally {
    resampler.close()
  }
}

/** Opens the voice engines that the configuration asks for, preferred first. */
export function openVoices(
  config: Config,
  clock: Clock,
  neural: VoiceManager,
  onEngine: (event: EngineEvent) => void = () => {},
): Promise<Opened<Speech>> {
  const { voices, tts } = config
  const open: Record<VoiceEngineId, () => Promise<Speech>> = {
    openai: async () => {
      if (tts === null) throw missing('no_voice', 'EVA_TTS names openai', 'TTS_BASE_URL')
      return createOpenAiSpeech({ ...tts, clock })
    },
    sherpa: async () => createSherpa({ models: neural.installed, catalogued: neural.known, onEngine }),
    flite: () => createFlite(),
    espeak: () => createEspeak(),
  }
  const wanted = voices ?? VOICE_ENGINE_IDS.filter((id) => id !== 'openai' || tts !== null)
  return openAll(wanted.map((id) => ({ id: voiceComponent(id), open: open[id] })))
}

/** The models of the data folder, and the hub that the configuration names. */
export function openModels(config: Config, clock: Clock, hardware = new Hardware(clock)): ModelManager {
  return createModelManager({
    shelf: openModelShelf(placeOf(config, 'models', clock)),
    clock,
    machine: async () => readMachine(await gpuBytes(hardware)),
    setting: config.localModel,
  })
}

/** Where what is fetched is kept, and where it comes from. */
const placeOf = ({ dataDir, hubUrl }: Config, name: 'voices' | 'ears' | 'models', clock: Clock) => ({
  folder: join(dataDir, name),
  clock,
  ...(hubUrl === null ? {} : { baseUrl: hubUrl }),
})

/** The memory of the GPU; `null` where there is none. */
async function gpuBytes(hardware: Hardware): Promise<number | null> {
  const megabytes = (await hardware.readGpu())?.memoryTotalMb ?? null
  return megabytes === null ? null : megabytes * MIB
}

/** What it takes to open a brain. */
type Opening = {
  readonly config: Config
  readonly clock: Clock
  readonly progress: Progress
  readonly models: ModelManager
  readonly hardware: Hardware
  readonly log: FastifyBaseLogger
}

async function brainsOf(opening: Opening): Promise<readonly Opener<Candidate>[]> {
  const { config, clock, progress } = opening
  const { ids, auto } = config.brains
  const there: Record<BrainId, boolean> = {
    groq: config.groq !== null,
    openai: config.openai !== null,
    ollama: auto && ids.includes('ollama') && (await findOllama(config, clock, progress)),
    local: config.localModel !== null,
    scripted: true,
  }
  const wanted = auto ? ids.filter((id) => there[id]) : ids
  return wanted.map((id) => ({ id, open: () => openBrain(id, opening) }))
}

/** Whether an Ollama runs that has a model to chat with. */
async function findOllama({ ollama }: Config, clock: Clock, progress: Progress): Promise<boolean> {
  const { discoverOllama } = await import('@eva/providers/ollama')
  const found = await discoverOllama(ollama.url, new AbortController().signal, clock)
  if (found === null) return false
  const chats = found.models.some((model) => model.chats && !model.remote)
  if (!chats) progress(`Ollama runs at ${ollama.url} but has no model to chat with: try "ollama pull llama3.2".`)
  return chats || ollama.model !== null
}

async function openBrain(id: BrainId, opening: Opening): Promise<Candidate> {
  const { config, clock } = opening
  switch (id) {
    case 'groq': {
      if (config.groq === null) throw missing('no_brain', 'EVA_LLM names groq', 'GROQ_API_KEY')
      const { apiKey, model, baseUrl } = config.groq
      const llm = createGroq({ apiKey, model, baseUrl: baseUrl ?? undefined, clock })
      return { ...plainCandidate(llm), plan: groqPlan(model) }
    }
    case 'openai': {
      if (config.openai === null) throw missing('no_brain', 'EVA_LLM names openai', 'OPENAI_BASE_URL')
      const { baseUrl, apiKey, model } = config.openai
      return plainCandidate(createOpenAi({ baseUrl, apiKey: apiKey ?? undefined, model: model ?? undefined, clock }))
    }
    case 'ollama': {
      const { createOllama } = await import('@eva/providers/ollama')
      return plainCandidate(await createOllama({ baseUrl: config.ollama.url, model: config.ollama.model, clock }))
    }
    case 'local':
      if (config.localModel === null) throw missing('no_brain', 'EVA_LLM names local', 'EVA_LOCAL_MODEL')
      return openLocalBrain(config.localModel, opening)
    case 'scripted':
      return {
        ...plainCandidate(createScripted({ clock, detectLanguage, pace: WRITTEN_BEFORE_YOUR_EYES })),
        lastResort: true,
      }
  }
}

const missing = (code: EvaError['code'], who: string, key: string): EvaError =>
  new EvaError(code, `${who}, which is not configured.`, { fix: `Set ${key}.` })

/** The embedded brain, loaded and warm; a model named `hf:…` is fetched first, once. */
async function openLocalBrain(
  spec: string,
  { config, clock, progress, models, hardware, log }: Opening,
): Promise<Candidate> {
  // Loaded only when they are wanted: the binding alone would cost every start a good part of a second.
  const [{ createLlamaCpp, gpuAdvice }, { resolveModelFile }] = await Promise.all([
    import('@eva/providers/llama-cpp'),
    import('@eva/providers/model-files'),
  ])
  let shownPercent = -1
  const modelPath = await resolveModelFile(spec, {
    folder: join(config.dataDir, 'models'),
    clock,
    ...(config.hubUrl === null ? {} : { baseUrl: config.hubUrl }),
    onProgress: ({ receivedBytes, totalBytes }) => {
      const percent = Math.floor((receivedBytes / totalBytes) * 100)
      if (percent === shownPercent) return
      shownPercent = percent
      progress(`Fetching ${spec}: ${percent} % of ${Math.round(totalBytes / MB)} MB`)
    },
  })
  progress(`Loading ${modelPath}`)
  const brain = await createLlamaCpp({
    modelPath,
    systemPrompt: config.systemPrompt ?? '',
    onLog: (line) => log.debug({ line }, 'llama.cpp says'),
  })
  models.markLoaded(modelPath)
  progress(`Loaded: ${brain.inWords}`)
  const { model, compute } = brain.description
  hardware.embedded = { model, ...compute }
  const advice = gpuAdvice(compute, await hardware.readGpu(), process.platform)
  if (advice !== null) progress(advice)
  const { atOnce, countTokens, prefill } = brain
  return { ...plainCandidate(brain), atOnce, countTokens, prefill }
}

/** Everything that turns text into speech, by these engines. */
export const speakingWith = (
  engines: readonly Speech[],
  { openerAfterMs }: Config,
  choice: () => VoiceChoice,
): Voices =>
  createVoices({
    engines,
    detectLanguage,
    normalise,
    preferences: () => ({ ...choice(), openerAfterMs }),
  })
