import { inspect } from 'node:util'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { errorReply, type SimulatedReply } from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { redact } from '../openai-http/redact.ts'
import { brainAt, CANARY_KEY, deserted, openBrain } from './test-brain.ts'

/** Everything that a log or a page could show of a value: hidden members and causes too. */
const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, maxStringLength: null })

const ECHO = `Incorrect API key provided: ${CANARY_KEY}. You sent Bearer ${CANARY_KEY}.`

const REPLIES: readonly SimulatedReply[] = [
  ...[400, 401, 403, 404, 413, 418, 429, 500].map((status) => errorReply(status, { message: ECHO, code: CANARY_KEY })),
  { type: 'http', status: 502, body: ECHO },
  { type: 'http', status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error: ECHO }) },
  { type: 'http', status: 200, headers: { 'content-type': 'text/html' }, body: ECHO },
  { type: 'stream', tokens: ['a'], ending: { error: { message: ECHO } } },
  { type: 'bytes', chunks: [`data: ${ECHO}\n\n`], ending: 'end' },
  { type: 'bytes', chunks: [`${ECHO}\n\n`], ending: 'cut' },
  { type: 'refuse' },
]

it('never shows its key in an error, whatever the server answers', async () => {
  const { llm, simulator } = await openBrain()
  for (const reply of REPLIES) {
    simulator.replyNext(reply)
    const { thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
    expect(thrown, JSON.stringify(reply)).not.toBeNull()
    expect(everything(thrown?.value)).not.toContain(CANARY_KEY)
  }
  expect(simulator.calls.every((call) => call.headers.authorization === `Bearer ${CANARY_KEY}`)).toBe(true)
})

it('never shows its key in itself, its health or its aborted streams', async () => {
  const { llm } = await openBrain({}, { apiKey: 'another' })
  expect(everything(llm)).not.toContain(CANARY_KEY)
  const health = await llm.check(never())
  expect(health.ok).toBe(false)
  expect(everything(health)).not.toContain(CANARY_KEY)
  const unreachable = brainAt(await deserted())
  expect(everything(await unreachable.check(never()))).not.toContain(CANARY_KEY)
  const { thrown } = await outcomeOf(unreachable.streamTokens(ask('Hello!'), never()))
  expect(everything(thrown?.value)).not.toContain(CANARY_KEY)
})

it.each([`${CANARY_KEY}\nx`, `${CANARY_KEY}…`, `${CANARY_KEY} and more`])(
  'refuses a key that no header can carry, without quoting it',
  (apiKey) => {
    let thrown: unknown
    try {
      brainAt('http://127.0.0.1:1', { apiKey })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'brain_failed', fix: expect.stringContaining('TEST_API_KEY') })
    expect(everything(thrown)).not.toContain(CANARY_KEY)
  },
)

it('takes the blanks around a key for blanks', async () => {
  const { llm, simulator } = await openBrain({ apiKey: ` ${CANARY_KEY}\n` })
  expect((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).thrown).toBeNull()
  expect(simulator.calls[0]?.headers.authorization).toBe(`Bearer ${CANARY_KEY}`)
})

it.each([
  ['Limit reached in organization org_01abcdefgh.', 'Limit reached in organization [redacted]'],
  ['key sk-proj-abc123DEF456 is wrong', 'key [redacted] is wrong'],
  ['Authorization: Bearer abcdef123456', 'Authorization: [redacted]'],
  ['two\n  lines', 'two lines'],
  ['half \ud83d', 'half \ufffd'],
  ['the desk-lamp is organised', 'the desk-lamp is organised'],
])('makes %j fit to be shown', (text, shown) => {
  expect(redact(text, null)).toBe(shown)
})

it('cuts a long text between characters', () => {
  expect(redact('👋'.repeat(400), null)).toBe(`${'👋'.repeat(300)}…`)
})
