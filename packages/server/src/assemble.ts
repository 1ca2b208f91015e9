import { randomUUID } from 'node:crypto'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  asEvaError,
  type Candidate,
  type Clock,
  Conversations,
  createRouter,
  defaultVoice,
  type Ear,
  type Engine,
  EvaError,
  earsFor,
  type Speech,
  type Store,
  type Vad,
  type Voices,
} from '@eva/core'
import type { FastifyBaseLogger } from 'fastify'
import { type Access, openAccess } from './access/index.ts'
import { type Config, isLoopback } from './config.ts'
import type { DatabaseCare } from './database-care.ts'
import { createDoctor, type NativePackage, patientOf, type Tool } from './doctor/index.ts'
import { earFailureIn } from './ear-failure.ts'
import type { EarManager } from './ears/index.ts'
import { buildApp } from './http/app.ts'
import type { FaceContext } from './http/face.ts'
import type { ListeningContext } from './http/listening.ts'
import { createLan, type Lan } from './lan/index.ts'
import { listen } from './listen.ts'
import type { ModelManager } from './models/index.ts'
import type { Opened } from './parts.ts'
import { greetingOf, systemPromptOf } from './persona.ts'
import type { QuotaKeeper } from './quota-keeper.ts'
import { openReviewShelf, type ReviewerCommand, Reviews, type ReviewWish } from './reviews/index.ts'
import { brainSettings } from './settings/brain-settings.ts'
import type { LiveSettings } from './settings/live-settings.ts'
import type { HearingContext } from './socket/microphone.ts'
import { EventLoopWatch } from './telemetry/event-loop.ts'
import type { Hardware } from './telemetry/hardware.ts'
import { type BrokenPart, findAway } from './telemetry/health.ts'
import { countingStore, Metrics } from './telemetry/metrics.ts'
import { version } from './version.ts'
import type { VoiceManager, VoiceSettings } from './voices/index.ts'

/** How warm and varied she answers; what suits conversation. */
const TEMPERATURE = 0.7

/** How long a stop waits for the sentence that is being said, in ms. */
const LAST_SENTENCE_MS = 5_000

/** Where the build puts the pages. */
export const PAGES = fileURLToPath(new URL('../../web/out/', import.meta.url))

/** The reviewer: a program of its own, which knows her by her address alone. */
const REVIEWER = fileURLToPath(new URL('../../check/src/main.ts', import.meta.url))

/** What Eva is made of, opened and ready. */
export type Parts = {
  readonly store: Store
  /** Looks after the file that the store is kept in; `null` for one that is kept elsewhere. */
  readonly database: DatabaseCare | null
  readonly brains: Opened<Candidate>
  readonly voices: Opened<Speech>
  readonly ears: Opened<Ear>
  /** The ears that are fetched. */
  readonly neuralEars: EarManager
  /** Writes down the quotas, for the next start. */
  readonly quotas: QuotaKeeper
  readonly toHearingRate: ListeningContext['toHearingRate']
  readonly vad: Vad
  readonly openResampler: HearingContext['openResampler']
  readonly models: ModelManager
  readonly hardware: Hardware
  readonly natives: readonly NativePackage[]
  readonly tools: readonly Tool[]
  /** The voices that are fetched. */
  readonly neural: VoiceManager
  readonly voiceSettings: VoiceSettings
  readonly settings: LiveSettings
  readonly speaking: Voices
  readonly face: Pick<FaceContext, 'visemesOfAudio' | 'talkingHead'>
}

/** A running Eva. */
export type Eva = {
  /** `http://127.0.0.1:8000` */
  readonly address: string
  /** Who answers, best first. */
  readonly brains: readonly { readonly id: string; readonly model: string }[]
  /** The voice for English, and for French. */
  readonly voices: readonly string[]
  /** Who understands a recording, best first. */
  readonly ears: readonly string[]
  /** What was asked for and does not work, with the reason. */
  readonly broken: readonly BrokenPart[]
  /** Who is let in, and the way in from the network. */
  readonly phone: { readonly access: Access; readonly lan: Pick<Lan, 'state'> }
  /** Asks the brains on other servers: those that do not answer, with the reason, after 3 s at most. Never rejects. */
  findAway(): Promise<readonly BrokenPart[]>
  /** Lets the sentence that is being said end, at most 5 s, then closes everything. */
  close(): Promise<void>
}

/** Puts the parts together and listens. Owns the parts from here on: `close` closes them. */
export async function assembleEva(parts: Parts, config: Config, clock: Clock, log: FastifyBaseLogger): Promise<Eva> {
  const [best, ...others] = parts.brains.parts
  if (best === undefined) throw new EvaError('no_brain', 'No brain is configured.', { fix: 'Set EVA_LLM=auto.' })
  const voices = parts.voices.parts
  const broken = [...parts.brains.broken, ...parts.voices.broken, ...parts.ears.broken]
  const ears = parts.ears.parts

  const metrics = new Metrics()
  const store = countingStore(parts.store, (turn) => metrics.count(turn))
  const router = createRouter([best, ...others], clock, {
    quotas: await parts.store.quotas(),
    keepQuota: (brain, state) => parts.quotas.keep(brain, state),
    doubt: (sentence) => log.warn(sentence),
  })
  const brains = parts.brains.parts.map(({ llm }) => llm)
  const engine: Engine = {
    store,
    router,
    voices: parts.speaking,
    clock,
    makeId: randomUUID,
    enter: () => () => {},
    prompt: {
      greeting: null,
      system: config.systemPrompt ?? systemPromptOf(parts.settings.now().persona),
      maxTokens: config.maxTokens,
      temperature: TEMPERATURE,
    },
    reportFailure: (err) => log.error({ err }, 'a turn failed'),
  }
  const conversations = new Conversations(engine)
  metrics.watch(conversations)
  const eventLoop = new EventLoopWatch()
  const lifetime = { stopping: false }
  const reviews = new Reviews(openReviewShelf(join(config.dataDir, 'reviews')), (wish) =>
    reviewerCommand(wish, address(), config),
  )

  const doctor = createDoctor(
    patientOf(parts, config, clock, {
      address: () => address(),
      routing: () => router.report().brains,
      wakeBrain: (id) => router.wake(id),
      eventLoop,
      pages: PAGES,
    }),
  )
  const access = await openAccess(parts.store, clock, config.password)
  const lan = createLan(config, parts.store, clock, {
    ensurePassword: access.ensurePassword,
    reportFailure: (err) => log.error({ err }, 'the certificate could not be renewed'),
  })

  const app = await buildApp({
    config,
    log,
    isStopping: () => lifetime.stopping,
    socket: {
      conversations,
      clock,
      makeId: randomUUID,
      epoch: randomUUID(),
      exists: async (id) => conversations.peek(id) !== undefined || (await store.conversation(id)) !== null,
      introduce: () => ({
        brain: engine.router.planned(),
        voice: defaultVoice(parts.speaking, 'en')?.voice.id ?? null,
        ear: earsFor(ears, null)[0]?.ear.id ?? null,
        name: parts.settings.now().persona.name,
        greeting: greetingOf(parts.settings.now().persona),
      }),
      hearing: {
        vad: parts.vad,
        understanding: {
          ears,
          detectLanguage: parts.speaking.detectLanguage,
          reportFailure: earFailureIn(log),
        },
        openResampler: parts.openResampler,
        drafts: () => router.drafts(),
        clock,
        habits: new WeakMap(),
      },
      reportFailure: (err) => log.error({ err }, 'a frame could not be handled'),
    },
    speech: { voices: parts.speaking, clock },
    voices: { voices: parts.speaking, manager: parts.neural },
    ears: { ears, manager: parts.neuralEars },
    settings: {
      voices: parts.speaking,
      voice: parts.voiceSettings,
      settings: parts.settings,
      brains: () =>
        brainSettings(parts.settings.now().config, {
          report: router.report(),
          broken: parts.brains.broken,
          loading: [],
          localModel: config.localModel,
        }),
    },
    listening: { ears, toHearingRate: parts.toHearingRate, clock },
    face: { voices: parts.speaking, clock, ...parts.face },
    phone: { access, lan },
    status: {
      parts: { brains, voices, ears, store, broken, version },
      conversations,
      router,
      hardware: parts.hardware,
      metrics,
      eventLoop,
      clock,
    },
    models: parts.models,
    reviews,
    doctor,
    pages: PAGES,
  })
  const address = (): string => addressOf(config.host, portOf(app.server.address()) ?? config.port)
  eventLoop.start()
  await listen(app, config)
  // She starts without it, too: on her own machine everything works.
  const noLan = await lan.start(app).then(
    () => [],
    (err: unknown) => {
      log.error({ err }, 'she cannot listen in the network')
      return [brokenLan(err)]
    },
  )

  return {
    address: address(),
    brains: brains.map(({ id, model }) => ({ id, model })),
    voices: ['en', 'fr'].flatMap((language) => defaultVoice(parts.speaking, language)?.voice.id ?? []),
    ears: earsFor(ears, null).map(({ ear }) => ear.id),
    broken: [...broken, ...noLan],
    phone: { access, lan },
    findAway: () => findAway(brains),
    async close() {
      lifetime.stopping = true
      await reviews.close()
      await doctor.close()
      await finishTurns(conversations, clock)
      await app.close()
      await lan.close()
      eventLoop.stop()
      router.close()
      await closeParts(parts)
    },
  }
}

/** Closes whatever was opened; for a start that failed, too. */
export async function closeParts(parts: Parts): Promise<void> {
  const { brains, voices, ears, models, neural, neuralEars, hardware, quotas, store } = parts
  const engines = [...brains.parts.map(({ llm }) => llm), ...voices.parts, ...ears.parts]
  await Promise.all([...engines, models, neural, neuralEars, hardware].map((part) => part.close()))
  await quotas.close()
  await store.close()
}

function brokenLan(thrown: unknown): BrokenPart {
  const { message, fix } = asEvaError(thrown, 'lan_unavailable', 'Eva cannot listen in the network.')
  return { id: 'lan', reason: fix === undefined ? message : `${message} ${fix}` }
}

/** Lets every conversation end its sentence, and stops those that take too long. */
async function finishTurns(conversations: Conversations, clock: Clock): Promise<void> {
  const open = await conversations.all()
  // What could not be stored was told to whoever said it; it must not keep the others from ending.
  const ended = Promise.allSettled(open.map((conversation) => conversation.finishSentence()))
  const enough = new AbortController()
  const tooLong = clock.sleep(LAST_SENTENCE_MS, enough.signal).catch(() => 'every sentence had ended')
  await Promise.race([ended, tooLong])
  enough.abort()
  for (const conversation of open) conversation.interrupt()
  await ended
}

/** Nothing of this machine's settings reaches the reviewer but where it writes, and how it is let in. */
function reviewerCommand({ runs, only }: ReviewWish, address: string, config: Config): ReviewerCommand {
  const secret = config.apiKey ?? config.password
  return {
    file: process.execPath,
    args: [
      '--disable-warning=ExperimentalWarning',
      REVIEWER,
      '--progress',
      '--url',
      address,
      ...(runs === null ? [] : ['--runs', `${runs}`]),
      ...(only.length === 0 ? [] : ['--only', only.join(',')]),
    ],
    env: {
      PATH: process.env.PATH ?? '',
      EVA_DATA_DIR: config.dataDir,
      ...(secret === null ? {} : { EVA_API_KEY: secret }),
    },
  }
}

function addressOf(host: string, port: number): string {
  const name = isLoopback(host) ? host : 'localhost'
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`
}

const portOf = (address: ReturnType<Server['address']>): number | null =>
  typeof address === 'object' && address !== null ? address.port : null
