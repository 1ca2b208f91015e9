import { brainTestSchema, errorBodySchema } from '@eva/protocol'
import { createFakeClock, fakeLlm } from '@eva/testing/fakes'
import { errorReply, type OpenAiSimulator, startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Home, makeHome } from '../settings/test-home.ts'
import { tryBrain } from '../settings/try-brain.ts'

const KEY = 'gsk-a-key-that-is-nobodys'

let home: Home
let groq: OpenAiSimulator
beforeEach(async () => {
  home = await makeHome()
  groq = await startOpenAiSimulator({
    models: ['m'],
    apiKey: KEY,
    replyTo: () => ({ type: 'stream', tokens: words('Hello to you.') }),
  })
})
afterEach(async () => {
  await home.close()
  await groq.close()
})

const tried = async (id: string, keys: object) =>
  brainTestSchema.parse(await (await home.ask('POST', `/settings/brains/${id}/test`, { keys })).json())

describe('a brain that is tried out', { timeout: 60_000 }, () => {
  it('says a few words with values that are kept nowhere', async () => {
    await home.start()
    const keys = { GROQ_API_KEY: KEY, GROQ_MODEL: 'm', GROQ_BASE_URL: groq.baseUrl }
    const { total_ms, first_token_ms, ...rest } = await tried('groq', keys)
    expect(rest).toEqual({ ok: true, model: 'm', words: 'Hello to you.', fix: null, models: ['m'] })
    expect(total_ms).toBeGreaterThanOrEqual(first_token_ms ?? Number.NaN)
    expect(JSON.parse(groq.calls.at(-1)?.body ?? '{}')).toMatchObject({ max_tokens: 48 })
    const settings = await home.settings()
    expect(settings.keys.filter(({ key, is_set }) => key.startsWith('GROQ') && is_set)).toEqual([])
    expect(settings.brains[0]).toMatchObject({ id: 'groq', state: 'not_set_up' })
  })

  it('says what its server says when it refuses, and never the key', async () => {
    await home.start()
    const keys = { GROQ_API_KEY: KEY, GROQ_MODEL: 'm', GROQ_BASE_URL: groq.baseUrl }
    groq.replyNext(errorReply(400, { message: `The organisation behind ${KEY} was closed.` }))
    const refused = await tried('groq', keys)
    expect(refused).toMatchObject({ ok: false, words: expect.stringContaining('was closed'), first_token_ms: null })
    expect(JSON.stringify(refused)).not.toContain(KEY)
    // What could be written instead of a wrong model.
    expect(await tried('groq', { ...keys, GROQ_MODEL: 'n' })).toMatchObject({ models: ['m'] })
    const wrong = await tried('groq', { ...keys, GROQ_API_KEY: 'gsk-another-key' })
    expect(wrong).toMatchObject({ ok: false, models: [], fix: expect.stringContaining('GROQ_API_KEY') })
    expect(await tried('openai', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' })).toMatchObject({ ok: false })
    expect(await tried('groq', {})).toMatchObject({ ok: false, fix: 'Set GROQ_API_KEY.' })
    expect(await tried('ollama', {})).toMatchObject({ ok: false })
    expect(await tried('scripted', {})).toMatchObject({ ok: true, model: 'built-in responder' })
  })

  it('is tried with nothing that could not be set', async () => {
    await home.start({ GROQ_MODEL: 'm' })
    const refused = async (keys: object, id = 'groq') => {
      const answer = await home.ask('POST', `/settings/brains/${id}/test`, { keys })
      return [answer.status, errorBodySchema.parse(await answer.json()).error.param]
    }
    expect(await refused({ GROQ_MODEL: 'other' })).toEqual([400, 'GROQ_MODEL'])
    expect(await refused({ EVA_MAX_TOKENS: '0' })).toEqual([400, 'EVA_MAX_TOKENS'])
    expect(await refused({ EVA_PASSWORD: 'x' })).toEqual([400, expect.stringContaining('keys')])
    expect(await refused({}, 'nobody')).toEqual([400, 'id'])
  })
})

describe('trying a brain out', () => {
  it('is given up after 20 s, and what opens later is closed', async () => {
    const clock = createFakeClock()
    const opening = Promise.withResolvers<{ llm: ReturnType<typeof fakeLlm>; close: () => Promise<void> }>()
    const trying = tryBrain(() => opening.promise, clock)
    await clock.advance(20_000)
    expect(await trying).toMatchObject({ ok: false, words: 'It did not answer within 20 s.', total_ms: 20_000 })
    const closed = Promise.withResolvers<void>()
    opening.resolve({ llm: fakeLlm('late', clock, []), close: async () => closed.resolve() })
    await closed.promise
  })

  it('fails where nothing is said', async () => {
    const clock = createFakeClock()
    const test = await tryBrain(async () => ({ llm: fakeLlm('mute', clock, [[' ']]), close: async () => {} }), clock)
    expect(test).toMatchObject({ ok: false, words: 'It ended without a word.' })
    expect(clock.sleeping).toBe(0)
  })
})
