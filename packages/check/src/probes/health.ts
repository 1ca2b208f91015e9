import { type Health, healthSchema, sessionSchema, statsSchema, voiceSchema } from '@eva/protocol'
import { z } from 'zod'
import { json, jsonOf } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { claimsOf, type Used } from './health-claims.ts'
import { sum } from './questions.ts'
import { loudnessOf, readPcm } from './speech.ts'

/** −60 dB of full scale: whatever sounds is louder. */
const SOUNDS = 0.001

/** `/health`, and each part used for real. */
export const health: Probe = {
  id: 'health',
  aspect: 'quality',
  name: both('Health, and whether it is true', 'Santé, et si elle dit vrai'),
  measures: ['quality.components', 'quality.honest_health'],
  async run(context) {
    const answer = await context.http.request('/health')
    const parsed = healthSchema.safeParse(jsonOf(answer))
    if (!parsed.success) {
      const detail = both('GET /health does not hold what it should.', 'GET /health ne contient pas ce qu’il devrait.')
      return {
        metrics: [
          { id: 'quality.components', value: 0 },
          { id: 'quality.honest_health', value: 0 },
        ],
        findings: [finding('health_shape', detail)],
      }
    }
    const said = parsed.data
    const used = await use(context, said)
    const claims = claimsOf(said, answer.status, used)
    const lies = claims.filter(({ isTrue }) => !isTrue)
    const parts = Object.entries(said.components)
    const unwell = parts.filter(([, { ok }]) => !ok)
    return {
      metrics: [
        { id: 'quality.components', value: parts.length === 0 ? 0 : (parts.length - unwell.length) / parts.length },
        { id: 'quality.honest_health', value: claims.length === 0 ? null : 1 - lies.length / claims.length },
      ],
      findings: [
        ...unwell.map(([name, { detail }]) =>
          finding('part_unwell', both(`${name}: ${detail}`, `${name} : ${detail}`), name),
        ),
        ...(used.answered ? [] : [finding('no_answer', UNANSWERED)]),
        ...lies.map(({ about, seen }) => finding('health_dishonest', seen, about)),
      ],
    }
  },
}

const UNANSWERED = both(
  'POST /chat failed twice, with another message each time.',
  'POST /chat a échoué deux fois, avec un autre message à chaque fois.',
)

/** Tries everything that `/health` speaks of. */
async function use(context: Context, said: Health): Promise<Used> {
  const { answered, kept } = await converse(context)
  const stats = statsSchema.safeParse(jsonOf(await context.http.request('/stats')))
  const brains = stats.success ? stats.data.routing.brains.map(({ id }) => id) : []
  const listed = z.array(voiceSchema).safeParse(jsonOf(await context.http.request('/voices')))
  const voices = listed.success ? listed.data.filter(({ installed }) => installed) : []
  const engines = [...new Set(voices.map(({ provider }) => provider))]
  const speaks: Record<string, boolean> = {}
  for (const engine of engines) {
    // What says of itself that it is broken is believed.
    if (said.components[engine]?.ok === false) continue
    const voice = voices.find(({ provider }) => provider === engine)
    speaks[engine] = voice !== undefined && (await sounds(context, voice.id))
  }
  const speaksAtAll = Object.values(speaks).includes(true) || (said.tts && (await sounds(context, null)))
  return { answered, kept, brains, voices: engines, speaks, speaksAtAll }
}

/** Whether a message is answered, and can be read back. Asked twice: one answer may fail by chance. */
async function converse(context: Context): Promise<Pick<Used, 'answered' | 'kept'>> {
  for (let tries = 0; tries < 2; tries += 1) {
    const sessionId = context.sessionId()
    const { text } = sum(context)
    const answer = await context.http.request('/chat', json({ message: text, session_id: sessionId })).catch(() => null)
    if (answer?.status !== 200) continue
    const read = sessionSchema.safeParse(jsonOf(await context.http.request(`/sessions/${sessionId}`)))
    return { answered: true, kept: read.success && read.data.history.some(({ message }) => message === text) }
  }
  return { answered: false, kept: null }
}

/** @param voice `null` for the one that she takes herself */
async function sounds({ http }: Context, voice: string | null): Promise<boolean> {
  const asked = { text: 'A word.', format: 'pcm', ...(voice === null ? {} : { voice }) }
  const answer = await http.request('/tts', json(asked)).catch(() => null)
  return answer?.status === 200 && loudnessOf(readPcm(answer.bytes)) > SOUNDS
}
