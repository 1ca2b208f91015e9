import { memoriesSchema, memorySchema, sessionSchema } from '@eva/protocol'
import { createScripted } from '@eva/providers/scripted'
import { afterEach, describe, expect, it } from 'vitest'
import { connectClient } from '../test-client.ts'
import { brainOf, startTestEva, type TestEva, testClock } from '../test-eva.ts'

const open: TestEva[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((eva) => eva.close()))
})

/** The built-in responder: it learns by rules and answers from what it remembers. */
async function start(): Promise<TestEva> {
  const detectLanguage = () => 'en'
  const eva = await startTestEva(createScripted({ clock: testClock, detectLanguage, pace: null, timeZone: 'UTC' }))
  open.push(eva)
  return eva
}

const ask = (eva: TestEva, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(eva.address + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })

const list = async (eva: TestEva, query = '') =>
  memoriesSchema.parse(await (await ask(eva, 'GET', `/memories?${query}`)).json())

const texts = async (eva: TestEva, query = '') => (await list(eva, query)).memories.map(({ text }) => text)

const answer = async (eva: TestEva, message: string, session_id: string): Promise<string> => {
  const body: unknown = await (await ask(eva, 'POST', '/chat', { message, session_id })).json()
  return typeof body === 'object' && body !== null && 'response' in body ? String(body.response) : ''
}

/** Says something over a socket, and resolves with what she has learnt of it. */
async function tell(eva: TestEva, message: string, session_id: string) {
  const client = await connectClient(eva.socketUrl)
  client.send({ message, session_id })
  const { added } = await client.next('memory')
  await client.close()
  return added
}

describe('a memory', () => {
  it('is learnt after a turn, told on the socket, and used in another conversation until it is forgotten', async () => {
    const eva = await start()
    const [learnt] = await tell(eva, 'Well, my name is Sam.', 'one')
    expect(learnt).toMatchObject({ text: 'My name is Sam.', source: 'Well, my name is Sam.', replaced: null })
    const [memory] = (await list(eva)).memories
    expect(memory).toMatchObject({
      id: learnt?.id,
      session_id: 'one',
      turn_id: learnt?.turn_id,
      edited: false,
      recalled: 0,
    })

    expect(await answer(eva, 'What is my name?', 'two')).toContain('Sam')
    await expect.poll(async () => (await list(eva)).memories[0]?.recalled).toBe(1)

    expect((await ask(eva, 'DELETE', `/memories/${learnt?.id}`)).status).toBe(204)
    expect((await ask(eva, 'DELETE', `/memories/${learnt?.id}`)).status).toBe(404)
    expect(await answer(eva, 'What is my name?', 'three')).not.toContain('Sam')
    expect(await answer(eva, 'Do you remember my name?', 'two')).not.toContain('Sam')
  })

  it('is looked up while it is typed, and never answered', async () => {
    const eva = await start()
    await ask(eva, 'POST', '/memories', { text: 'My dog is called Rex.' })
    const client = await connectClient(eva.socketUrl)
    client.send({ type: 'typing', text: 'how is my do', session_id: 's' })
    client.send({ type: 'typing', text: "what is my dog's name", session_id: 's' })
    client.send({ message: "What is my dog's name?", session_id: 's' })
    expect((await client.next('turn_end')).response).toContain('Rex')
    expect(client.events.map(({ type }) => type)).not.toContain('error')
    await client.close()
  })

  it('is written, changed, searched and taken along', async () => {
    const eva = await start()
    const written = await ask(eva, 'POST', '/memories', { text: '  I live in Lyon. ' })
    expect(written.status).toBe(201)
    const memory = memorySchema.parse(await written.json())
    expect(memory).toMatchObject({ text: 'I live in Lyon.', source: '', session_id: null })
    expect((await ask(eva, 'POST', '/memories', { text: 'i live in lyon' })).status).toBe(200)
    await ask(eva, 'POST', '/memories', { text: 'I live in Nice.' })
    await ask(eva, 'POST', '/memories', { text: 'I love figs.' })
    expect(await texts(eva)).toEqual(['I love figs.', 'I live in Nice.'])
    const [figs] = (await list(eva, 'q=fig')).memories
    const changed = await ask(eva, 'PATCH', `/memories/${figs?.id}`, { text: 'I love dates.' })
    expect(memorySchema.parse(await changed.json())).toMatchObject({ text: 'I love dates.', edited: true })
    expect(await list(eva, 'q=fig')).toMatchObject({ total: 0, memories: [] })
    expect(await list(eva, 'limit=1&offset=1')).toMatchObject({ total: 2, memories: [{ text: 'I live in Nice.' }] })

    const file = await ask(eva, 'GET', '/memories/export?format=md')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text()).toContain('- I love dates. (')
    const json: unknown = await (await ask(eva, 'GET', '/memories/export?format=json')).json()
    expect(json).toMatchObject({ memories: [{ text: 'I love dates.' }, { text: 'I live in Nice.' }] })
  })

  it.each([
    ['POST', '/memories', { text: '' }, 400],
    ['POST', '/memories', { text: 'x'.repeat(301) }, 400],
    ['POST', '/memories', { text: 'My password is hunter2' }, 400],
    ['POST', '/memories', {}, 400],
    ['PATCH', '/memories/nobody', { text: 'I am.' }, 404],
    ['DELETE', '/memories/nobody', undefined, 404],
    ['GET', '/memories?limit=0', undefined, 400],
    ['GET', '/memories/export?format=pdf', undefined, 400],
    ['PUT', '/memories/paused', { paused: 'yes' }, 400],
    ['PUT', '/sessions/s/off-record', {}, 400],
  ])('refuses %s %s %j with %i', async (method, path, body, status) => {
    expect((await ask(await start(), method, path, body)).status).toBe(status)
  })

  it('is neither learnt nor used while she is paused', async () => {
    const eva = await start()
    await tell(eva, 'My name is Sam.', 'one')
    expect(await (await ask(eva, 'PUT', '/memories/paused', { paused: true })).json()).toEqual({ paused: true })
    expect((await list(eva)).paused).toBe(true)
    expect(await answer(eva, 'What is my name?', 'two')).not.toContain('Sam')
    await answer(eva, 'I live in Lyon.', 'two')
    await ask(eva, 'PUT', '/memories/paused', { paused: false })
    expect(await answer(eva, 'What is my name?', 'three')).toContain('Sam')
    expect(await texts(eva)).toEqual(['My name is Sam.'])
  })

  it('is neither learnt nor used off the record, from before the first message', async () => {
    const eva = await start()
    await tell(eva, 'My name is Sam.', 'one')
    expect(await (await ask(eva, 'PUT', '/sessions/two/off-record', { off_record: true })).json()).toEqual({
      off_record: true,
    })
    expect(await answer(eva, 'What is my name?', 'two')).not.toContain('Sam')
    await answer(eva, 'I live in Lyon.', 'two')
    const session = sessionSchema.parse(await (await ask(eva, 'GET', '/sessions/two')).json())
    expect(session.off_record).toBe(true)
    await tell(eva, 'I love figs.', 'three')
    expect(await texts(eva)).toEqual(['I love figs.', 'My name is Sam.'])
  })

  it('outlives its conversation, without the way back to it, and all go when all are to go', async () => {
    const eva = await start()
    await tell(eva, 'My name is Sam.', 'one')
    await ask(eva, 'DELETE', '/sessions/one')
    expect((await list(eva)).memories).toMatchObject([{ text: 'My name is Sam.', session_id: null, turn_id: null }])
    expect((await ask(eva, 'DELETE', '/memories')).status).toBe(204)
    expect(await texts(eva)).toEqual([])
  })

  it('comes again to a page that comes back', async () => {
    const eva = await startTestEva(brainOf(['Nice.']))
    open.push(eva)
    await tell(eva, 'My name is Sam.', 'one')
    const client = await connectClient(eva.socketUrl)
    client.send({ type: 'resume', session_id: 'one', last_seq: 0 })
    expect((await client.next('memory')).added).toMatchObject([{ text: 'My name is Sam.' }])
    await client.close()
  })
})
