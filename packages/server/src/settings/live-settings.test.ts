import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorBodySchema, sessionSchema } from '@eva/protocol'
import { type OpenAiSimulator, startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realClock } from '../real-clock.ts'
import { openSqliteStore } from '../storage/index.ts'
import type { TestClient } from '../test-client.ts'
import { type Home, makeHome } from './test-home.ts'

const FIRST_KEY = 'gsk-the-first-key-of-all'
const SECOND_KEY = 'gsk-another-key-than-that'

let home: Home
let groq: OpenAiSimulator
let openai: OpenAiSimulator
beforeEach(async () => {
  home = await makeHome()
  const server = (says: string) =>
    startOpenAiSimulator({ models: ['m'], replyTo: () => ({ type: 'stream', tokens: words(says) }) })
  ;[groq, openai] = await Promise.all([server('I am Groq.'), server('I am your own.')])
})
afterEach(async () => {
  await home.close()
  await Promise.all([groq.close(), openai.close()])
})

const both = () => ({
  GROQ_BASE_URL: groq.baseUrl,
  GROQ_MODEL: 'm',
  GROQ_API_KEY: FIRST_KEY,
  OPENAI_BASE_URL: openai.baseUrl,
  OPENAI_MODEL: 'm',
})

async function say(client: TestClient, message = 'Hello'): Promise<string> {
  client.send({ type: 'message', message })
  return (await client.next('turn_end')).response
}

const refusalOf = async (answer: Response) => ({
  status: answer.status,
  ...errorBodySchema.parse(await answer.json()).error,
})

describe('what is set on a page', { timeout: 60_000 }, () => {
  it('changes who answers in the middle of a conversation, and tells that it was chosen', async () => {
    await home.start()
    const client = await home.talk()
    expect(await client.next('hello')).toMatchObject({ brain: { provider: 'scripted' } })
    const { brains } = await home.set({ keys: both() })
    expect(brains.map(({ id, state }) => [id, state])).toEqual([
      ['groq', 'ready'],
      ['openai', 'ready'],
      ['ollama', 'not_set_up'],
      ['local', 'not_set_up'],
      ['scripted', 'ready'],
    ])
    expect(await say(client)).toBe('I am Groq.')
    await home.set({ keys: { EVA_LLM: 'openai,scripted' } })
    expect(await say(client)).toBe('I am your own.')
    expect((await client.next('route')).cause).toBe('chosen')
    expect((await home.brain('groq'))?.state).toBe('off')
    const session = client.events.find((event) => event.type === 'hello')?.session_id
    const stored = sessionSchema.parse(await (await home.ask('GET', `/sessions/${session}`)).json())
    expect(stored.history.at(-1)?.routes).toMatchObject([{ from: 'groq', to: 'openai', cause: 'chosen' }])
    const health = (await (await home.ask('GET', '/health')).json()) as { components: object }
    expect(Object.keys(health.components)).toEqual(expect.arrayContaining(['openai', 'scripted']))
    expect(Object.keys(health.components)).not.toContain('groq')
  })

  it('lets an answer end with whom it began', async () => {
    await home.start()
    await home.set({ keys: both() })
    const story = words('It goes on for quite a while, word by word, until the very end of it.')
    groq.replyNext({ type: 'stream', tokens: story, tokenMs: 10 })
    const client = await home.talk()
    client.send({ type: 'message', message: 'Tell me.' })
    await client.next('token')
    await home.set({ keys: { EVA_LLM: 'openai', GROQ_API_KEY: null } })
    expect(await client.next('turn_end')).toMatchObject({ provider: 'groq', response: story.join('') })
    expect(await say(client)).toBe('I am your own.')
  })

  it('sends a new key from the next question on', async () => {
    await home.start()
    await home.set({ keys: both() })
    const client = await home.talk()
    await say(client)
    await home.set({ keys: { GROQ_API_KEY: SECOND_KEY } })
    await say(client)
    const sent = groq.calls.filter(({ method }) => method === 'POST').map(({ headers }) => headers.authorization)
    expect(sent).toEqual([`Bearer ${FIRST_KEY}`, `Bearer ${SECOND_KEY}`])
    // The same brain as before, as far as the person is concerned.
    expect(client.events.filter(({ type }) => type === 'route')).toEqual([])
  })

  it('is there after a restart, and goes when it is taken back', async () => {
    await home.start()
    await home.set({ keys: both(), persona: { name: 'Mia', greeting: 'Well met, {{user}}!' }, welcomed: true })
    await home.stop()
    await home.start()
    const { persona, welcomed, keys } = await home.settings()
    expect([persona.name, welcomed]).toEqual(['Mia', true])
    expect(keys.find(({ key }) => key === 'GROQ_API_KEY')).toEqual({
      key: 'GROQ_API_KEY',
      value: null,
      is_set: true,
      is_secret: true,
      is_locked: false,
    })
    const client = await home.talk()
    expect(await client.next('hello')).toMatchObject({ name: 'Mia', greeting: 'Well met!' })
    expect(await say(client)).toBe('I am Groq.')
    const { messages } = JSON.parse(groq.calls.at(-1)?.body ?? '{}') as {
      messages: { role: string; content: string }[]
    }
    expect(messages[0]?.content).toMatch(/^You are Mia, .*spoken aloud/s)
    expect(messages[1]).toEqual({ role: 'assistant', content: 'Well met!' })
    const { brains } = await home.set({ keys: { GROQ_API_KEY: null, OPENAI_BASE_URL: null } })
    expect(brains.filter(({ state }) => state === 'ready').map(({ id }) => id)).toEqual(['scripted'])
    expect(await say(client, 'What is your name?')).toContain('Mia')
  })

  it('takes both of two changes that come at once', async () => {
    await home.start()
    await Promise.all([
      home.set({ keys: { EVA_MAX_TOKENS: '77' } }),
      home.set({ keys: { OPENAI_MODEL: 'm' } }),
      home.set({ persona: { name: 'Mia' } }),
      home.set({ persona: { character: 'You like short words.' } }),
    ])
    const { keys, persona } = await home.settings()
    expect(keys.filter(({ value }) => value !== null).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['EVA_MAX_TOKENS', 'OPENAI_MODEL']),
    )
    expect(persona).toMatchObject({ name: 'Mia', character: 'You like short words.' })
  })

  it.each([
    [{ EVA_MAX_TOKENS: 'many' }, 'EVA_MAX_TOKENS', 'a whole number from 1 to 32768'],
    [{ EVA_LLM: 'groq,nobody' }, 'EVA_LLM', 'auto, or some of groq'],
    [{ OPENAI_BASE_URL: 'ftp://there' }, 'OPENAI_BASE_URL', 'an http:// or https:// address'],
    [{ EVA_LOCAL_MODEL: '/nowhere/model.gguf' }, 'EVA_LOCAL_MODEL', 'there is no such file'],
    [{ EVA_TTS: 'espeak' }, 'EVA_TTS', 'set by the environment'],
  ])('is refused whole when one value cannot be: %j', async (keys, param, words) => {
    await home.start()
    const answer = await home.ask('PATCH', '/settings', {
      keys: { OPENAI_MODEL: 'm', ...keys },
      persona: { name: 'Mia' },
    })
    expect(await refusalOf(answer)).toMatchObject({ status: 400, param, message: expect.stringContaining(words) })
    const after = await home.settings()
    expect(after.persona.name).toBe('Eva')
    expect(after.keys.find(({ key }) => key === 'OPENAI_MODEL')?.is_set).toBe(false)
  })

  it('gives way to the environment, which is shown as locked', async () => {
    await home.start()
    await home.set({ keys: { ...both(), EVA_LLM: 'openai' } })
    await home.stop()
    await home.start({ LLM_BACKEND: 'scripted' })
    expect((await home.settings()).keys.find(({ key }) => key === 'EVA_LLM')?.is_locked).toBe(true)
    const refused = await home.ask('PATCH', '/settings', { keys: { EVA_LLM: null } })
    expect(await refusalOf(refused)).toMatchObject({ status: 400, message: expect.stringContaining('LLM_BACKEND') })
    await home.stop()
    await home.start({ EVA_LLM: 'groq,scripted', EVA_SYSTEM_PROMPT: 'You are a lamp.' })
    const { locked, brains, persona } = await home.settings()
    expect(locked).toEqual(
      expect.arrayContaining([
        { key: 'EVA_LLM', value: 'groq,scripted' },
        { key: 'EVA_TTS', value: 'flite' },
      ]),
    )
    expect(brains[0]).toMatchObject({ id: 'groq', state: 'ready', model: 'm', where: 'machine' })
    expect(persona.is_locked).toBe(true)
    await say(await home.talk())
    expect(groq.calls.at(-1)?.body).toContain('You are a lamp.')
  })

  it('does not stop a start when it cannot be used any more', async () => {
    const store = await openSqliteStore({ path: join(home.folder, 'eva.sqlite'), clock: realClock })
    await store.keepSetting('keys', { EVA_LLM: 'a brain of tomorrow', OPENAI_MODEL: 'm' })
    await store.keepSetting('persona', 'a person of tomorrow')
    await store.close()
    const eva = await home.start()
    expect(eva.ignored).toEqual([expect.stringMatching(/^EVA_LLM=a brain of tomorrow cannot be used.*set on a page/)])
    expect(eva.brains.map(({ id }) => id)).toEqual(['scripted'])
    // And it is mended where it was set.
    await home.set({ keys: { EVA_LLM: 'scripted' } })
    expect((await home.brain('ollama'))?.state).toBe('off')
  })

  it('leaves her speechless rather than thinking elsewhere when the only brain cannot be had', async () => {
    await home.start()
    await home.set({ keys: { EVA_LLM: 'groq' } })
    const client = await home.talk()
    expect(await client.next('hello')).toMatchObject({ brain: null })
    client.send({ type: 'message', message: 'Hello' })
    expect(await client.next('error')).toMatchObject({
      code: 'no_brain',
      message: expect.stringContaining('not configured'),
    })
    expect((await home.ask('GET', '/health')).status).toBe(503)
    await home.stop()
    // A start is not stopped by it: it can be mended on the page.
    await home.start()
    await home.set({ keys: { EVA_LLM: null } })
    expect(await say(await home.talk())).not.toBe('')
  })

  it('tells of an Ollama that is wanted by name and does not run', async () => {
    await home.start()
    await home.set({ keys: { EVA_LLM: 'ollama,scripted' } })
    expect(await home.brain('ollama')).toMatchObject({ state: 'broken', detail: expect.stringContaining('Ollama') })
    expect(await home.brain('scripted')).toMatchObject({ state: 'ready' })
  })

  it('keeps its secrets', async () => {
    await home.start()
    await home.set({ keys: { ...both(), TTS_API_KEY: SECOND_KEY } })
    const client = await home.talk()
    await say(client)
    const answers = [
      await home.ask('GET', '/settings'),
      await home.ask('GET', '/stats'),
      await home.ask('GET', '/health'),
      await home.ask('PATCH', '/settings', { keys: { GROQ_API_KEY: FIRST_KEY, EVA_MAX_TOKENS: '0' } }),
      await home.ask('POST', '/settings/brains/groq/test', { keys: { GROQ_BASE_URL: `${groq.baseUrl}/wrong` } }),
    ]
    for (const answer of answers) expect(await answer.text()).not.toMatch(/gsk-/)
    await home.stop()
    expect(home.log.join('\n')).not.toMatch(/gsk-/)
    if (process.platform !== 'win32') {
      expect((await stat(join(home.folder, 'eva.sqlite'))).mode & 0o077).toBe(0)
    }
  })

  it('lets a voice speak to the end of its turn when another one is chosen', async () => {
    await home.start({ EVA_TTS: '' })
    await home.set({ keys: { ...both(), EVA_TTS: 'flite' } })
    const client = await home.talk()
    const story = 'The fox went out in the snow. He saw a light at the farm. Nobody had seen him come. There he stayed.'
    groq.replyNext({ type: 'stream', tokens: words(story), tokenMs: 10 })
    client.send({ type: 'message', message: 'Tell me.', speak: true })
    await client.next('audio_start')
    await home.set({ keys: { EVA_TTS: 'espeak' } })
    const end = await client.next('turn_end')
    expect(end).toMatchObject({ status: 'completed', voice: expect.stringMatching(/^flite:/), response: story })
    const said = client.events.flatMap((event) => (event.type === 'sentence' ? [event.text] : []))
    expect(said.join('')).toBe(story)
    expect(client.events.filter(({ type }) => type === 'error' || type === 'audio_start')).toHaveLength(1)
    client.send({ type: 'message', message: 'And now?', speak: true })
    expect(await client.next('turn_end')).toMatchObject({ voice: expect.stringMatching(/^espeak:/) })
  })

  it('changes who speaks and who listens, whose voices and ears follow at once', async () => {
    await home.start({ EVA_TTS: '' })
    const speakers = async (path: string): Promise<unknown> => {
      const found = (await (await home.ask('GET', path)).json()) as { provider: string; installed: boolean }[]
      return [...new Set(found.filter(({ installed }) => installed).map(({ provider }) => provider))]
    }
    await home.set({ keys: { EVA_TTS: 'flite', EVA_STT: 'sherpa' } })
    expect([await speakers('/voices'), await speakers('/ears')]).toEqual([['flite'], []])
    await home.set({ keys: { EVA_TTS: 'espeak,flite', STT_BASE_URL: openai.baseUrl, EVA_STT: 'openai' } })
    expect([await speakers('/voices'), await speakers('/ears')]).toEqual([['espeak', 'flite'], ['openai']])
    const client = await home.talk()
    expect(await client.next('hello')).toMatchObject({
      voice: expect.stringContaining('espeak:'),
      ear: expect.stringContaining('openai:'),
    })
    // Alone: on a busy machine a voice that is slow to begin gives its place to the next.
    await home.set({ keys: { EVA_TTS: 'espeak' } })
    const heard = await home.ask('POST', '/tts', { text: 'Hello.' })
    expect(heard.headers.get('x-voice')).toMatch(/^espeak:/)
  })
})
