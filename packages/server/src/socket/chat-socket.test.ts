import { connect } from 'node:net'
import { CloseCode, MAX_CLIENT_FRAME_BYTES, type Session, sessionSchema } from '@eva/protocol'
import type { LlmScript } from '@eva/testing/fakes'
import { afterEach, describe, expect, it } from 'vitest'
import { connectClient, type TestClient } from '../test-client.ts'
import { brainOf, startTestEva, type TestEva, unreachable } from '../test-eva.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

async function start(...scripts: readonly LlmScript[]): Promise<TestEva> {
  const eva = await startTestEva(brainOf(...scripts))
  open.push(eva)
  return eva
}

async function join(eva: TestEva): Promise<TestClient> {
  const client = await connectClient(eva.socketUrl)
  open.push(client)
  return client
}

async function historyOf(eva: TestEva, sessionId: string): Promise<Session['history']> {
  const answer = await fetch(`${eva.address}/sessions/${sessionId}`)
  return sessionSchema.parse(await answer.json()).history
}

const types = (client: TestClient): string[] => client.events.map((event) => event.type)

describe('a turn on the socket', () => {
  it('greets with a session, and answers a message without a type', async () => {
    const client = await join(await start(['Hello ', 'there.']))
    const hello = await client.next('hello')
    expect(hello).toMatchObject({ brain: { provider: 'fake' }, voice: 'fake:anna', ear: null, seq: 0 })
    client.send({ message: 'hi' })
    const end = await client.next('turn_end')
    expect(end).toMatchObject({ status: 'completed', response: 'Hello there.', heard: 'Hello there.', tokens: 2 })
    await client.next('state')
    await client.next('state')
    expect(types(client)).toEqual(['hello', 'turn_start', 'state', 'token', 'token', 'mood', 'turn_end', 'state'])
  })

  it('numbers every event of the conversation without a gap', async () => {
    const client = await join(await start(['One.'], ['Two.']))
    client.send({ message: 'a', speak: true })
    await client.next('turn_end')
    client.send({ message: 'b', speak: true })
    await client.next('turn_end')
    const numbers = client.events.slice(1).map((event) => event.seq)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  it('streams each token as its own frame while the brain still thinks', async () => {
    const client = await join(await start(['One ', { waitMs: 30 }, 'two.']))
    client.send({ message: 'count' })
    await client.next('token')
    expect(types(client)).not.toContain('turn_end')
    await client.next('token')
    await client.next('turn_end')
  })

  it('speaks in binary frames whose samples follow each other, between audio_start and audio_end', async () => {
    const client = await join(await start(['Hello there, my friend. ', 'How are you?']))
    client.send({ message: 'hi', speak: true })
    const start_ = await client.next('audio_start')
    expect(start_).toMatchObject({ sample_rate: 16_000, voice: 'fake:anna' })
    const end = await client.next('audio_end')
    await client.next('turn_end')
    let expected = 0
    for (const frame of client.frames) {
      expect(frame).toMatchObject({ turnNumber: 1, firstSample: expected })
      expected += frame.pcm.length
    }
    expect(expected / 16).toBeCloseTo(end.audio_ms, 0)
    expect(client.events.filter((event) => event.type === 'sentence').map((event) => event.text)).toEqual([
      'Hello there, my friend.',
      ' How are you?',
    ])
  })

  it('answers French with the French voice at that voice’s rate', async () => {
    const client = await join(await start(['Bonjour à toi.']))
    client.send({ message: 'Bonjour', speak: true })
    expect(await client.next('audio_start')).toMatchObject({ voice: 'fake:marie', sample_rate: 22_050 })
  })

  it('answers a ping at once in the middle of a reply, with its id', async () => {
    const client = await join(await start(['One ', { waitMs: 5_000 }, 'two.']))
    client.send({ message: 'slowly' })
    await client.next('token')
    client.send({ type: 'ping', id: 7 })
    expect(await client.next('pong')).toMatchObject({ id: 7 })
    expect(types(client)).not.toContain('turn_end')
    client.send({ type: 'interrupt' })
  })

  it('stops at an interrupt and keeps what was shown', async () => {
    const client = await join(await start(['One ', { waitMs: 5_000 }, 'two.']))
    client.send({ message: 'slowly' })
    await client.next('token')
    client.send({ type: 'interrupt' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'interrupted', response: 'One ', heard: 'One ' })
  })

  it('finds the turn when the interrupt comes in the very next frame', async () => {
    const client = await join(await start(['Never said.']))
    client.send({ message: 'hi' })
    client.send({ type: 'interrupt' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'interrupted', response: '' })
  })

  it('says what failed and how to mend it, and lives on', async () => {
    const client = await join(await start([{ fail: unreachable() }], ['Back again.']))
    client.send({ message: 'hi' })
    expect(await client.next('error')).toMatchObject({ code: 'brain_unreachable', fix: 'Start the server.' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'failed' })
    client.send({ message: 'hi' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'completed', response: 'Back again.' })
  })

  it('takes the place of an earlier turn when a message replaces it', async () => {
    const eva = await start(['First.'], ['Second.'], ['Third.'])
    const client = await join(eva)
    const { session_id } = await client.next('hello')
    client.send({ message: 'a' })
    const { turn_id } = await client.next('turn_end')
    client.send({ message: 'b' })
    await client.next('turn_end')
    client.send({ type: 'message', message: 'a, but better', replaces: turn_id })
    await client.next('turn_end')
    expect(await historyOf(eva, session_id)).toMatchObject([
      { message: 'a, but better', generated: 'Third.', number: 3 },
    ])
    client.send({ type: 'message', message: 'x', replaces: 'no-such-turn' })
    expect(await client.next('error')).toMatchObject({ code: 'turn_not_found' })
  })
})

describe('playback', () => {
  it('keeps of an interrupted answer only what the player had played', async () => {
    const eva = await start(['One two three four. ', 'Five six seven eight. ', { waitMs: 5_000 }, 'Nine.'])
    const client = await join(eva)
    const { session_id } = await client.next('hello')
    client.send({ message: 'count', speak: true })
    await client.next('sentence')
    const { turn_id } = await client.next('sentence')
    // The first sentence lasts 190 ms; of the second one 80 of 210 ms have been played.
    client.send({ type: 'played', turn_id, ms: 270 })
    client.send({ type: 'interrupt' })
    expect(await client.next('turn_end')).toMatchObject({
      status: 'interrupted',
      heard: 'One two three four. Five six',
    })
    expect(await historyOf(eva, session_id)).toMatchObject([
      { heard: 'One two three four. Five six', spoken: 'One two three four. Five six seven eight.' },
    ])
  })

  it('goes on counting after the turn has ended', async () => {
    const eva = await start(['One two three four.'])
    const client = await join(eva)
    const { session_id } = await client.next('hello')
    client.send({ message: 'count', speak: true })
    const { turn_id } = await client.next('turn_end')
    client.send({ type: 'played', turn_id, ms: 190 })
    client.send({ type: 'ping' })
    await client.next('pong')
    await expect.poll(async () => (await historyOf(eva, session_id))[0]?.heard).toBe('One two three four.')
  })
})

describe('resume', () => {
  it('replays what was missed in the middle of a reply, sound included, and goes on', async () => {
    const eva = await start(['One two three. ', 'Four five six. ', { waitMs: 60 }, 'Seven eight nine.'])
    const first = await join(eva)
    const { session_id, epoch } = await first.next('hello')
    first.send({ message: 'count', speak: true })
    await first.next('sentence')
    await first.close()
    const lastSeq = first.events.at(-1)?.seq ?? 0

    const second = await join(eva)
    second.send({ type: 'resume', session_id, last_seq: lastSeq, epoch })
    await second.next('resumed')
    await second.next('turn_end')
    const numbers = [...first.events, ...second.events]
      .filter((event) => event.type !== 'hello' && event.type !== 'resumed')
      .map((event) => event.seq)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const samples = new Set([...first.frames, ...second.frames].map((frame) => frame.firstSample))
    expect([...samples].sort((a, b) => a - b)).toEqual([0, 2240, 4480])
  })

  it('says that the place is lost after a restart, for an unknown session, and for a number from the future', async () => {
    const eva = await start(['Hello.'])
    const client = await join(eva)
    const { session_id } = await client.next('hello')
    client.send({ type: 'resume', session_id: 'nobody', last_seq: 0 })
    expect(await client.next('resume_lost')).toMatchObject({ reason: 'unknown_session' })
    client.send({ message: 'hi', session_id })
    await client.next('turn_end')
    client.send({ type: 'resume', session_id, last_seq: 2, epoch: 'another run' })
    expect(await client.next('resume_lost')).toMatchObject({ reason: 'restarted' })
    client.send({ type: 'resume', session_id, last_seq: 999 })
    expect(await client.next('resume_lost')).toMatchObject({ reason: 'too_old' })
  })

  it('lets two pages follow one conversation, and only the latest hear it', async () => {
    const eva = await start(['Hello my friend.'])
    const [one, two] = [await join(eva), await join(eva)]
    one.send({ type: 'message', message: 'first, quietly', session_id: 'shared' })
    await one.next('turn_end')
    two.send({ type: 'resume', session_id: 'shared', last_seq: 0 })
    await two.next('resumed')
    expect(await two.next('turn_end')).toMatchObject({ response: 'Hello my friend.' })
    expect(one.frames).toEqual([])
  })
})

describe('a client that misbehaves', () => {
  it('gets an error for what is not understood, and the connection lives', async () => {
    const client = await join(await start(['Still here.']))
    const bad = [
      'nonsense',
      '[]',
      '"text"',
      '{"type":5}',
      '{}',
      '{"type":"message"}',
      '{"message":"  "}',
      '{"type":"dance"}',
    ]
    for (const frame of bad) {
      client.send(frame)
      expect(await client.next('error')).toMatchObject({ code: 'invalid_frame' })
    }
    client.send({ type: 'message', message: 'hi', session_id: '../etc' })
    expect(await client.next('error')).toMatchObject({ code: 'invalid_frame' })
    client.send('{"__proto__":{"x":1},"message":"hi"}')
    expect(await client.next('turn_end')).toMatchObject({ response: 'Still here.' })
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  it('is told to open a microphone before it sends sound, and that she has no ear', async () => {
    const client = await join(await start())
    client.socket.send(Buffer.alloc(640))
    expect(await client.next('error')).toMatchObject({ code: 'invalid_frame' })
    client.send({ type: 'listen', sample_rate: 16_000 })
    expect(await client.next('error')).toMatchObject({ code: 'no_ear', fix: expect.stringContaining('pocketsphinx') })
  })

  it('is closed with 1009 above the largest frame, and harms no neighbour', async () => {
    const eva = await start()
    const [client, neighbour] = [await join(eva), await join(eva)]
    client.send(`"${'x'.repeat(MAX_CLIENT_FRAME_BYTES - 2)}"`)
    expect(await client.next('error')).toMatchObject({ code: 'invalid_frame' })
    client.send(`"${'x'.repeat(MAX_CLIENT_FRAME_BYTES - 1)}"`)
    expect(await client.closed).toBe(1009)
    expect(client.closeReason()).toBe('more than 65536 bytes in one message')
    neighbour.send({ type: 'ping', id: 'n' })
    expect(await neighbour.next('pong')).toMatchObject({ id: 'n' })
  })

  it('is closed with 1008 when a message comes in too many fragments', async () => {
    const client = await join(await start())
    for (let fragment = 0; fragment < 20; fragment++) client.socket.send('x', { fin: false })
    expect(await client.closed).toBe(1008)
    expect(client.closeReason()).toBe('more than 16 fragments in one message')
  })

  it('is closed with a reason for text that is not UTF-8, and none of it is an error of Eva’s', async () => {
    const lines: string[] = []
    const eva = await startTestEva(brainOf(), {}, undefined, undefined, (line) => lines.push(line))
    open.push(eva)
    const client = await join(eva)
    client.socket.send(Buffer.from([0xc3, 0x28]), { binary: false })
    expect(await client.closed).toBe(1007)
    expect(client.closeReason()).toBe('the text is not UTF-8')
    const logged = lines.map((line): unknown => JSON.parse(line))
    expect(logged).toContainEqual(expect.objectContaining({ level: 20, code: 'WS_ERR_INVALID_UTF8' }))
    expect(logged).not.toContainEqual(expect.objectContaining({ level: 50 }))
  })

  it('is closed when it sends faster than any person could', async () => {
    const eva = await start()
    const [client, neighbour] = [await join(eva), await join(eva)]
    for (let ping = 0; ping < 400; ping++) client.send({ type: 'ping' })
    expect(await client.closed).toBe(CloseCode.tooFast)
    expect(client.closeReason()).toBe('too many frames')
    neighbour.send({ type: 'ping' })
    await neighbour.next('pong')
  })

  it('is refused before the upgrade when it comes from another site', async () => {
    const eva = await start()
    for (const origin of ['https://evil.example', 'null', 'file://', `http://localhost.evil.example`]) {
      await expect(connectClient(eva.socketUrl, { origin })).rejects.toThrow('403')
    }
    await expect(connectClient(eva.socketUrl, { headers: { host: 'evil.example' } })).rejects.toThrow('403')
    open.push(await connectClient(eva.socketUrl, { origin: eva.address }))
  })
})

describe('the end', () => {
  it('lets the sentence end, tells every client to come back, and refuses new ones', async () => {
    const eva = await startTestEva(
      brainOf(['One two three. ', { waitMs: 20 }, 'Four five six. ', { waitMs: 9_000 }, 'Never.']),
    )
    const client = await connectClient(eva.socketUrl)
    client.send({ message: 'count', speak: true })
    await client.next('audio_start')
    const stopped = eva.close()
    expect(await client.next('turn_end')).toMatchObject({ status: 'interrupted' })
    expect(client.events.filter((event) => event.type === 'sentence').length).toBeGreaterThan(0)
    expect(await client.closed).toBe(CloseCode.shutdown)
    await stopped
    await expect(connectClient(eva.socketUrl)).rejects.toThrow()
  })

  it('leaves a half-open connection behind without waiting for it', async () => {
    const eva = await startTestEva(brainOf())
    const { port } = new URL(eva.address)
    const raw = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => raw.once('connect', resolve))
    raw.on('error', () => {})
    await eva.close()
    raw.destroy()
  })
})
