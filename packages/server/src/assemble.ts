import { randomUUID } from 'node:crypto'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  asEvaError,
  type Clock,
  Conversations,
  createRouter,
  defaultVoice,
  type Engine,
  earsFor,
  MemoryKeeper,
} from '@eva/core'
import type { FastifyBaseLogger } from 'fastify'
import { type Access, openAccess } from './access/index.ts'
import { type Config, isLoopback } from './config.ts'
import { createDoctor, patientOf } from './doctor/index.ts'
import { closeParts, type Parts } from './eva-parts.ts'
import { finishTurns } from './finish-turns.ts'
import { buildApp } from './http/app.ts'
import { createLan, type Lan } from './lan/index.ts'
import { listen } from './listen.ts'
import { candidatesOf } from './live/candidates.ts'
import { enteringRouter } from './live/entering-router.ts'
import { partsNow } from './live/parts-now.ts'
import { promptOf } from './persona.ts'
import { reviewerCommand } from './reviewer-command.ts'
import { openReviewShelf, Reviews } from './reviews/index.ts'
import { brainsNow } from './settings/brains-now.ts'
import { connectionContext } from './socket/connection-context.ts'
import { EventLoopWatch } from './telemetry/event-loop.ts'
import { type BrokenPart, findAway } from './telemetry/health.ts'
import { countingStore, Metrics } from './telemetry/metrics.ts'
import { version } from './version.ts'

/** Where the build puts the pages. */
export const PAGES = fileURLToPath(new URL('../../web/out/', import.meta.url))

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
  readonly phone: { readonly access: Access; readonly lan: Pick<Lan, 'state' | 'turn'> }
  /** What holds at the start, with what was set on a page. */
  readonly config: Config
  /** What was set on a page and cannot be used, one line each. */
  readonly ignored: readonly string[]
  /** Asks the brains on other servers: those that do not answer, with the reason, after 3 s at most. Never rejects. */
  findAway(): Promise<readonly BrokenPart[]>
  /** Lets the sentence that is being said end, at most 5 s, then closes everything. */
  close(): Promise<void>
}

/** Puts the parts together and listens. Owns the parts from here on: `close` closes them. */
export async function assembleEva(parts: Parts, config: Config, clock: Clock, log: FastifyBaseLogger): Promise<Eva> {
  const metrics = new Metrics()
  const store = countingStore(parts.store, (turn) => metrics.count(turn))
  const chooser = createRouter(candidatesOf(parts.brains), clock, {
    quotas: await parts.store.quotas(),
    keepQuota: (account, state) => parts.quotas.keep(account, state),
    doubt: (sentence) => log.warn(sentence),
  })
  const router = enteringRouter(chooser, parts.enter)
  const now = partsNow(parts, store)
  parts.brains.onChange(() => router.use(candidatesOf(parts.brains)))
  const memory = await MemoryKeeper.open({
    store,
    router,
    clock,
    makeId: randomUUID,
    onForgotten: () => {
      conversations.forgetWhatWasInMind().catch((err: unknown) => log.error({ err }, 'something stays in mind'))
    },
    reportFailure: (err) => log.error({ err }, 'something could not be remembered'),
  })
  const engine: Engine = {
    store,
    memory,
    router,
    voices: parts.speaking,
    clock,
    makeId: randomUUID,
    enter: parts.enter,
    get prompt() {
      return promptOf(parts.settings.now())
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
    patientOf(parts, clock, {
      address: () => address(),
      access: () => ({ lan: lan.state()?.addresses ?? null, hasPassword: access.passwordOrigin() !== null }),
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
    socket: connectionContext(parts, now, { conversations, router }, clock, log),
    speech: { voices: parts.speaking, clock, enter: parts.enter },
    voices: { voices: parts.speaking, manager: parts.neural },
    ears: { opened: parts.ears, manager: parts.neuralEars },
    settings: {
      voices: parts.speaking,
      voice: parts.voiceSettings,
      openToTry: parts.openToTry,
      clock,
      settings: parts.settings,
      brains: () => brainsNow(parts, router),
    },
    everything: { store, conversations, memory, settings: parts.settings, voice: parts.voiceSettings, reviews },
    listening: { opened: parts.ears, toHearingRate: parts.toHearingRate, clock },
    face: { voices: parts.speaking, clock, enter: parts.enter, ...parts.face },
    phone: { access, lan },
    status: {
      parts: now,
      version,
      conversations,
      router,
      hardware: parts.hardware,
      metrics,
      eventLoop,
      clock,
    },
    models: parts.models,
    memories: { memories: store.memories, memory, conversations, clock },
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
    brains: now.brains.map(({ id, model }) => ({ id, model })),
    voices: ['en', 'fr'].flatMap((language) => defaultVoice(parts.speaking, language)?.voice.id ?? []),
    ears: earsFor(now.ears, null).map(({ ear }) => ear.id),
    broken: [...now.broken, ...noLan],
    phone: { access, lan },
    config: parts.settings.now().config,
    ignored: parts.settings.ignored,
    findAway: () => findAway(now.brains),
    async close() {
      lifetime.stopping = true
      await reviews.close()
      await doctor.close()
      await finishTurns(conversations, clock)
      await app.close()
      await memory.close()
      await lan.close()
      eventLoop.stop()
      router.close()
      await closeParts(parts)
    },
  }
}

function brokenLan(thrown: unknown): BrokenPart {
  const { message, fix } = asEvaError(thrown, 'lan_unavailable', 'Eva cannot listen in the network.')
  return { id: 'lan', reason: fix === undefined ? message : `${message} ${fix}` }
}

function addressOf(host: string, port: number): string {
  const name = isLoopback(host) ? host : 'localhost'
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`
}

const portOf = (address: ReturnType<Server['address']>): number | null =>
  typeof address === 'object' && address !== null ? address.port : null
