import { asEvaError, type ComponentHealth, type Llm, type Store } from '@eva/core'
import type { Health } from '@eva/protocol'
import type { PartsNow } from '../live/parts-now.ts'
import { earComponent, voiceComponent } from '../voice-component.ts'

/** A component that has not answered by then counts as broken, in ms. */
const CHECK_LIMIT_MS = 3_000

/** Something that was configured and could not be opened at the start. */
export type BrokenPart = { readonly id: string; readonly reason: string }

/** `GET /health`: every component is used for real, all at once. */
export async function readHealth(
  parts: PartsNow,
  version: string,
  uptimeS: number,
): Promise<{ body: Health; canAnswer: boolean }> {
  const signal = AbortSignal.timeout(CHECK_LIMIT_MS)
  const [brains, voices, ears, database] = await Promise.all([
    Promise.all(parts.brains.map((brain) => probe(brain.id, () => brain.check(signal)))),
    Promise.all(parts.voices.map((voice) => probe(voiceComponent(voice.id), () => voice.check(signal)))),
    Promise.all(parts.ears.map((ear) => probe(earComponent(ear.id), () => ear.check(signal)))),
    probe('database', () => checkStore(parts.store)),
  ])
  const broken = parts.broken.map(({ id, reason }) => [id, { ok: false, detail: reason, latencyMs: null }] as const)
  const components = Object.fromEntries([...broken, ...brains, ...voices, ...ears, database])
  const works = (id: string): boolean => components[id]?.ok === true
  const canThink = brains.some(([, health]) => health.ok)
  const all = Object.values(components).every((health) => health.ok)
  return {
    canAnswer: canThink && works('database'),
    body: {
      status: all ? 'healthy' : 'degraded',
      version,
      uptime_s: uptimeS,
      groq: works('groq'),
      ollama: works('ollama'),
      local: works('local'),
      // By the name that it had when there was only one kind.
      whisper: parts.ears.some(({ id, ears: own }) => works(earComponent(id)) && own.some((ear) => ear.installed)),
      // An engine is well without a voice of its own, but nobody is heard by it.
      tts: parts.voices.some(
        ({ id, voices: own }) => works(voiceComponent(id)) && own.some((voice) => voice.installed),
      ),
      database: works('database'),
      components: Object.fromEntries(
        Object.entries(components).map(([id, { ok, detail, latencyMs }]) => [
          id,
          { ok, detail, latency_ms: latencyMs },
        ]),
      ),
    },
  }
}

/** Brains within her own process: one that was opened is there. */
const INSIDE: ReadonlySet<string> = new Set(['local', 'scripted'])

/** Which of the brains on other servers do not answer now, with the reason. */
export async function findAway(brains: readonly Llm[], limitMs = CHECK_LIMIT_MS): Promise<readonly BrokenPart[]> {
  const signal = AbortSignal.timeout(limitMs)
  const servers = brains.filter(({ id }) => !INSIDE.has(id))
  const checked = await Promise.all(servers.map((brain) => probe(brain.id, () => brain.check(signal))))
  return checked.flatMap(([id, { ok, detail }]) => (ok ? [] : [{ id, reason: detail }]))
}

async function probe(id: string, check: () => Promise<ComponentHealth>): Promise<readonly [string, ComponentHealth]> {
  try {
    return [id, await check()]
  } catch (thrown) {
    const { message, fix } = asEvaError(thrown, 'internal', `${id} did not answer.`)
    return [id, { ok: false, detail: fix === undefined ? message : `${message} ${fix}`, latencyMs: null }]
  }
}

async function checkStore(store: Store): Promise<ComponentHealth> {
  const startedAtMs = performance.now()
  await store.check()
  return { ok: true, detail: 'a row was written and read back', latencyMs: performance.now() - startedAtMs }
}
