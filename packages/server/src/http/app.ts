import { randomUUID } from 'node:crypto'
import { EvaError } from '@eva/core'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Config } from '../config.ts'
import type { Doctor } from '../doctor/index.ts'
import type { ModelManager } from '../models/index.ts'
import type { Reviews } from '../reviews/index.ts'
import { chatSocket } from '../socket/chat-socket.ts'
import type { ConnectionContext } from '../socket/connection.ts'
import { acceptAudio } from './audio-body.ts'
import { requireSignIn } from './auth.ts'
import { chatRoutes } from './chat.ts'
import { diagnosisRoutes } from './diagnosis.ts'
import { type EarsContext, earRoutes } from './ears.ts'
import { answerErrors } from './errors.ts'
import { type EverythingContext, everythingRoute } from './everything.ts'
import { type FaceContext, faceRoutes } from './face.ts'
import { guardHostAndOrigin } from './guards.ts'
import { type ListeningContext, listeningRoutes } from './listening.ts'
import { type MemoriesContext, memoryRoutes } from './memories.ts'
import { modelRoutes } from './models.ts'
import { lostPageIn, servePages } from './pages.ts'
import { type PhoneContext, phoneRoutes } from './phone.ts'
import { limitRates } from './rate-limit.ts'
import { reviewRoutes } from './reviews.ts'
import { sessionRoutes } from './sessions.ts'
import { type SettingsContext, settingsRoutes } from './settings.ts'
import { type SpeechContext, speechRoutes } from './speech.ts'
import { type StatusContext, statusRoutes } from './status.ts'
import { type VoicesContext, voiceRoutes } from './voices.ts'

/** Largest HTTP body, in bytes: a message of the longest length in the widest script, and room for its JSON. */
const MAX_BODY_BYTES = 256 * 1024

/**
 * Where an address leads that holds a broken percent escape: to nothing, but past every guard, which the framework's own
 * answer to it would leave out.
 */
const UNREADABLE = '/an-address-that-cannot-be-read'

/** A query may hold what it likes: it is read by its own rules. */
function isReadable(url: string): boolean {
  try {
    decodeURI(url.replace(/\?.*$/s, ''))
    return true
  } catch {
    return false
  }
}

export type AppContext = {
  readonly config: Config
  readonly log: FastifyBaseLogger
  /** Whether Eva is on her way out: nothing new is begun. */
  readonly isStopping: () => boolean
  readonly socket: ConnectionContext
  readonly speech: SpeechContext
  readonly voices: VoicesContext
  readonly ears: EarsContext
  readonly settings: SettingsContext
  readonly everything: EverythingContext
  readonly face: FaceContext
  readonly listening: ListeningContext
  readonly phone: PhoneContext
  readonly status: StatusContext
  readonly models: ModelManager
  readonly memories: MemoriesContext
  readonly reviews: Reviews
  readonly doctor: Doctor
  /** Folder of the built pages. */
  readonly pages: string
}

/** The whole outside of Eva: guards first, then the routes, the socket and the pages. */
export async function buildApp({
  config,
  log,
  isStopping,
  socket,
  speech,
  voices,
  ears,
  settings,
  everything,
  face,
  listening,
  phone,
  status,
  models,
  memories,
  reviews,
  doctor,
  pages,
}: AppContext): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : UNREADABLE),
    // Behind no proxy unless one is configured: the socket's own address is who asks.
    trustProxy: false,
    forceCloseConnections: true,
  })
  answerErrors(app, lostPageIn(pages))
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('x-content-type-options', 'nosniff')
    if (!reply.hasHeader('referrer-policy')) reply.header('referrer-policy', 'no-referrer')
    reply.header('permissions-policy', 'microphone=(self), camera=()')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', "frame-ancestors 'none'")
  })
  app.addHook('onRequest', async () => {
    if (isStopping()) throw new EvaError('shutting_down', 'Eva is stopping.', { fix: 'Come back in a moment.' })
  })
  guardHostAndOrigin(app, config, phone.lan)
  await limitRates(app, config.rateLimit)
  const visitors = await requireSignIn(app, { ...phone, password: config.password, apiKey: config.apiKey })
  const { conversations, clock, makeId } = socket
  await chatSocket(app, socket, (request) => {
    const device = visitors.deviceOf(request)
    return device === null ? null : phone.access.devices.signalOf(device)
  })
  chatRoutes(app, { conversations, clock, makeId })
  await acceptAudio(app)
  speechRoutes(app, speech)
  voiceRoutes(app, voices)
  earRoutes(app, ears)
  settingsRoutes(app, settings)
  everythingRoute(app, everything, async (request) => {
    await phone.access.devices.signOutAllBut(visitors.deviceOf(request))
    await phone.lan.turn(phone.lan.state() !== null)
  })
  faceRoutes(app, face)
  listeningRoutes(app, listening)
  sessionRoutes(app, status.parts.store, conversations)
  phoneRoutes(app, phone, visitors)
  statusRoutes(app, status, visitors.isSignedIn)
  modelRoutes(app, models, settings.settings)
  memoryRoutes(app, memories)
  reviewRoutes(app, reviews)
  diagnosisRoutes(app, doctor)
  await servePages(app, pages)
  return app
}
