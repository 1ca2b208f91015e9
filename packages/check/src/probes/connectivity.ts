import { request } from 'node:http'
import { healthSchema, modelsSchema, sessionSummarySchema, statsSchema, voiceSchema } from '@eva/protocol'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { isEvent } from '../client/conversation.ts'
import { jsonOf, textOf } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { story } from './questions.ts'
import { medianOf } from './statistics.ts'

const ROUTES: readonly { readonly path: string; readonly schema: z.ZodType | null }[] = [
  { path: '/health', schema: healthSchema },
  { path: '/voices', schema: z.array(voiceSchema) },
  { path: '/stats', schema: statsSchema },
  { path: '/sessions', schema: z.array(sessionSummarySchema) },
  { path: '/models', schema: modelsSchema },
  { path: '/metrics', schema: null },
  { path: '/', schema: null },
]

export const routes: Probe = {
  id: 'routes',
  aspect: 'connectivity',
  name: both('Every route, and every brain', 'Chaque route, et chaque cerveau'),
  measures: ['connectivity.routes', 'connectivity.route_time', 'connectivity.parts_time', 'connectivity.brains'],
  async run({ http }) {
    const times: number[] = []
    const failed: string[] = []
    for (const { path, schema } of ROUTES) {
      const answer = await http.request(path).catch(() => null)
      const fits =
        answer?.status === 200 && (schema === null ? textOf(answer) !== '' : schema.safeParse(jsonOf(answer)).success)
      if (answer !== null) times.push(answer.totalMs)
      if (!fits) failed.push(`${path} (${answer?.status ?? 'no answer'})`)
    }
    const health = healthSchema.safeParse(jsonOf(await http.request('/health')))
    const reached = health.success
      ? Object.values(health.data.components).flatMap(({ latency_ms }) => latency_ms ?? [])
      : []
    const stats = statsSchema.safeParse(jsonOf(await http.request('/stats')))
    const brains = stats.success ? stats.data.routing.brains : []
    const unready = brains.filter(({ state }) => state !== 'ready' && state !== 'busy')
    return {
      metrics: [
        { id: 'connectivity.routes', value: 1 - failed.length / ROUTES.length },
        { id: 'connectivity.route_time', value: medianOf(times), samples: times },
        { id: 'connectivity.parts_time', value: reached.length === 0 ? null : Math.max(...reached), samples: reached },
        { id: 'connectivity.brains', value: brains.length === 0 ? null : 1 - unready.length / brains.length },
      ],
      findings: [
        ...(failed.length === 0 ? [] : [finding('route_fails', both(failed.join(', '), failed.join(', ')))]),
        ...unready.map(({ id, state }) => finding('brain_unready', both(`${id}: ${state}`, `${id} : ${state}`), id)),
      ],
    }
  },
}

const LIMIT_MS = 5_000
const STRANGER = 'stranger.example'

/** Requests and sockets that say that they come from elsewhere. */
export const strangers: Probe = {
  id: 'strangers',
  aspect: 'connectivity',
  name: both('Strangers at the door', 'Des étrangers à la porte'),
  measures: ['connectivity.strangers'],
  async run({ http }) {
    const origin = { origin: `https://${STRANGER}` }
    const host = { host: STRANGER }
    const tries: readonly (readonly [string, Promise<boolean>])[] = [
      ['GET /health, Host', statusOf(http.base, '/health', { ...http.headers, ...host }).then(isRefusal)],
      ['GET /sessions, Host', statusOf(http.base, '/sessions', { ...http.headers, ...host }).then(isRefusal)],
      ['GET /sessions, Origin', statusOf(http.base, '/sessions', { ...http.headers, ...origin }).then(isRefusal)],
      ['/ws/chat, Host', opens(http.base, { ...http.headers, ...host }).then((open) => !open)],
      ['/ws/chat, Origin', opens(http.base, { ...http.headers, ...origin }).then((open) => !open)],
    ]
    const results = await Promise.all(tries.map(async ([name, refused]) => ({ name, refused: await refused })))
    const open = results.filter(({ refused }) => !refused).map(({ name }) => name)
    return {
      metrics: [{ id: 'connectivity.strangers', value: 1 - open.length / tries.length }],
      findings:
        open.length === 0
          ? []
          : [finding('open_to_strangers', both(`Let in: ${open.join('; ')}.`, `Entrés : ${open.join(' ; ')}.`))],
    }
  },
}

const isRefusal = (status: number | null): boolean =>
  status === null || status === 403 || status === 401 || status === 421

/** By Node's own client: `fetch` lets nobody choose the `Host`. */
const statusOf = (base: string, path: string, headers: Readonly<Record<string, string>>): Promise<number | null> =>
  new Promise((resolve) => {
    const asked = request(new URL(path, base), { headers, timeout: LIMIT_MS }, (response) => {
      response.resume()
      resolve(response.statusCode ?? null)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end()
  })

const opens = (base: string, headers: Readonly<Record<string, string>>): Promise<boolean> =>
  new Promise((resolve) => {
    const address = new URL('/ws/chat', base)
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(address, { headers, handshakeTimeout: LIMIT_MS })
    const end = (open: boolean): void => {
      socket.terminate()
      resolve(open)
    }
    // A server may open the door and close it at once: only a greeting counts.
    socket.once('message', () => end(true))
    socket.once('close', () => end(false))
    socket.once('error', () => end(false))
  })

const LOOKS = 8
const LOOK_EVERY_MS = 120

/** What the GPU does while she answers. */
export const gpu: Probe = {
  id: 'gpu',
  aspect: 'connectivity',
  name: both('The GPU during a reply', 'Le GPU pendant une réponse'),
  measures: [],
  async run(context: Context) {
    const read = async () => {
      const stats = statsSchema.safeParse(jsonOf(await context.http.request('/stats')))
      return stats.success ? stats.data : null
    }
    const before = await read()
    const none = both('There is no GPU here.', 'Il n’y a pas de GPU ici.')
    if (before === null || before.gpu === null)
      return { metrics: [{ id: 'connectivity.gpu', value: null, note: none }], findings: [] }
    const elsewhere = both('The brain is not on this machine.', 'Le cerveau n’est pas sur cette machine.')
    if (before.embedded === null)
      return { metrics: [{ id: 'connectivity.gpu', value: null, note: elsewhere }], findings: [] }
    const talk = await context.talk()
    const from = talk.arrivals.length
    const telling = talk.ask(story(context)).catch(() => null)
    await talk.until(isEvent('turn_start'), LIMIT_MS, from)
    let most = 0
    let memoryMb = before.gpu.memory_used_mb ?? 0
    for (let look = 0; look < LOOKS; look += 1) {
      const during = (await read())?.gpu
      most = Math.max(most, during?.utilization ?? 0)
      memoryMb = Math.max(memoryMb, during?.memory_used_mb ?? 0)
      await context.clock.sleep(LOOK_EVERY_MS, context.signal)
    }
    await telling
    const { name } = before.gpu
    const idle = most < 5
    const seen = `${name}: ${before.gpu.utilization ?? '?'} % → ${most} %, ${before.gpu.memory_used_mb ?? '?'} → ${memoryMb} MB`
    return {
      metrics: [{ id: 'connectivity.gpu', value: most / 100, note: both(seen, seen) }],
      findings: idle
        ? [
            finding(
              'gpu_idle',
              both(
                `${name}: ${most} % at most during a reply, ${before.embedded.gpu_layers} layers on it.`,
                `${name} : ${most} % au plus pendant une réponse, ${before.embedded.gpu_layers} couches dessus.`,
              ),
            ),
          ]
        : [],
    }
  },
}
