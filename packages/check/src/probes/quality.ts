import { errorBodySchema, healthSchema, sessionSchema } from '@eva/protocol'
import { type Answer, json, jsonOf } from '../client/http-client.ts'
import type { Context, Probe, Reading } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { sum } from './questions.ts'
import { loudnessOf, readPcm } from './speech.ts'

/** `/health`, and each part used for real. */
export const health: Probe = {
  id: 'health',
  aspect: 'quality',
  name: both('Health, and whether it is true', 'Santé, et si elle dit vrai'),
  measures: ['quality.components', 'quality.honest_health'],
  async run(context) {
    const parsed = healthSchema.safeParse(jsonOf(await context.http.request('/health')))
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
    const { components, database, tts } = parsed.data
    const parts = Object.entries(components)
    const unwell = parts.filter(([, { ok }]) => !ok)
    const says = { brain: !unwell.some(([name]) => name === 'brain'), database, tts }
    const truths = await Promise.all([isStored(context), speaks(context)])
    const [stored, spoken] = truths
    const lies = [
      ...(says.brain && !stored.answered ? ['brain'] : []),
      ...(says.database && !stored.kept ? ['database'] : []),
      ...(says.tts && !spoken ? ['tts'] : []),
    ]
    return {
      metrics: [
        { id: 'quality.components', value: parts.length === 0 ? 0 : (parts.length - unwell.length) / parts.length },
        { id: 'quality.honest_health', value: 1 - lies.length / 3 },
      ],
      findings: [
        ...unwell.map(([name, { detail }]) =>
          finding('part_unwell', both(`${name}: ${detail}`, `${name} : ${detail}`), name),
        ),
        ...lies.map((part) =>
          finding(
            'health_dishonest',
            both(
              `It says that ${part} is well; used for real, it is not.`,
              `Il dit que ${part} va bien ; à l’usage, non.`,
            ),
            part,
          ),
        ),
      ],
    }
  },
}

/** Whether a message is answered, and can be read back. */
async function isStored(context: Context): Promise<{ readonly answered: boolean; readonly kept: boolean }> {
  const sessionId = context.sessionId()
  const { text } = sum(context)
  const answer = await context.http.request('/chat', json({ message: text, session_id: sessionId }))
  const read = sessionSchema.safeParse(jsonOf(await context.http.request(`/sessions/${sessionId}`)))
  const kept = read.success && read.data.history.some(({ message }) => message === text)
  return { answered: answer.status === 200, kept }
}

async function speaks({ http }: Context): Promise<boolean> {
  const answer = await http.request('/tts', json({ text: 'A word.', format: 'pcm' }))
  return answer.status === 200 && loudnessOf(readPcm(answer.bytes)) > 0.001
}

type BadInput = { readonly name: string; readonly path: string; readonly init: RequestInit; readonly status: number }

const post = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
})

/** Ten ways to be wrong. */
const BAD_INPUTS: readonly BadInput[] = [
  { name: 'an empty message', path: '/chat', init: json({ message: '   ' }), status: 400 },
  { name: 'a message that is a number', path: '/chat', init: json({ message: 7 }), status: 400 },
  { name: 'a message that is far too long', path: '/chat', init: json({ message: 'x'.repeat(20_000) }), status: 400 },
  { name: 'JSON that is broken', path: '/chat', init: post('{"message":'), status: 400 },
  { name: 'another content type', path: '/chat', init: post('message=hello', 'text/csv'), status: 415 },
  {
    name: 'a body that is far too large',
    path: '/chat',
    init: post(`{"message":"${'x'.repeat(2_000_000)}"}`),
    status: 413,
  },
  {
    name: 'a session id with a path in it',
    path: '/chat',
    init: json({ message: 'Hello', session_id: '../../etc' }),
    status: 400,
  },
  {
    name: 'a voice that there is not',
    path: '/tts',
    init: json({ text: 'Hello.', voice: 'nobody:here' }),
    status: 400,
  },
  { name: 'a conversation that there is not', path: '/sessions/nobody-was-here', init: {}, status: 404 },
  { name: 'a method that there is not', path: '/health', init: { method: 'PUT' }, status: 405 },
]

export const badInput: Probe = {
  id: 'bad-input',
  aspect: 'quality',
  name: both('Ten ways to be wrong', 'Dix façons de se tromper'),
  measures: ['quality.bad_input', 'quality.error_shape'],
  async run({ http }) {
    const findings: Reading['findings'][number][] = []
    let refused = 0
    let shaped = 0
    for (const { name, path, init, status } of BAD_INPUTS) {
      const answer = await http.request(path, init).catch(() => null)
      const is4xx = answer !== null && answer.status >= 400 && answer.status < 500
      if (is4xx) refused += 1
      else {
        const got = answer === null ? 'no answer' : `${answer.status}`
        findings.push(
          finding(
            'bad_input_taken',
            both(`${name}: ${got} in place of ${status}.`, `${name} : ${got} au lieu de ${status}.`),
            slug(name),
          ),
        )
      }
      if (answer !== null && hasShape(answer)) shaped += 1
      if ((await http.request('/health').catch(() => null))?.status !== 200) {
        findings.push(
          finding(
            'bad_input_harms',
            both(`After ${name}, /health does not answer.`, `Après ${name}, /health ne répond plus.`),
          ),
        )
        break
      }
    }
    if (shaped < BAD_INPUTS.length) {
      const detail = both(
        `${BAD_INPUTS.length - shaped} of ${BAD_INPUTS.length} bodies.`,
        `${BAD_INPUTS.length - shaped} corps sur ${BAD_INPUTS.length}.`,
      )
      findings.push(finding('error_shape', detail))
    }
    return {
      metrics: [
        { id: 'quality.bad_input', value: refused / BAD_INPUTS.length },
        { id: 'quality.error_shape', value: shaped / BAD_INPUTS.length },
      ],
      findings,
    }
  },
}

const hasShape = (answer: Answer): boolean => errorBodySchema.safeParse(jsonOf(answer)).success
const slug = (name: string): string => name.replace(/[^a-z]+/gi, '_')

/** Requests in a row, whose headers must count them. */
const ROW = 4

export const rateHeaders: Probe = {
  id: 'rate-headers',
  aspect: 'quality',
  name: both('Rate-limit headers', 'En-têtes de quota'),
  measures: ['quality.rate_headers'],
  async run({ http }) {
    const answers: Answer[] = []
    for (let count = 0; count < ROW; count += 1)
      answers.push(await http.request('/tts', json({ text: 'One.', format: 'pcm' })))
    const number = ({ headers }: Answer, name: string): number => Number(headers.get(name) ?? Number.NaN)
    const steps = answers.slice(1).map((answer, index) => {
      const before = answers[index]
      const falls =
        before !== undefined && number(before, 'ratelimit-remaining') - number(answer, 'ratelimit-remaining')
      return falls === 1 && number(answer, 'ratelimit-remaining') < number(answer, 'ratelimit-limit')
    })
    const agree = answers.every((answer) =>
      ['limit', 'remaining', 'reset'].every(
        (what) => number(answer, `ratelimit-${what}`) === number(answer, `x-ratelimit-${what}`),
      ),
    )
    const checks = [...steps, agree]
    const right = checks.filter(Boolean).length
    const seen = answers.map((answer) => answer.headers.get('ratelimit-remaining') ?? 'none').join(', ')
    return {
      metrics: [{ id: 'quality.rate_headers', value: right / checks.length }],
      findings:
        right === checks.length
          ? []
          : [
              finding(
                'rate_limit_header_wrong',
                both(`Remaining, request by request: ${seen}.`, `Restant, requête après requête : ${seen}.`),
              ),
            ],
    }
  },
}
