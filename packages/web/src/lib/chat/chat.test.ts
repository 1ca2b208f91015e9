import { describe, expect, it } from 'vitest'
import { type FakeChat, fakeChat, type Histories, memoryStorage, RATE, storedTurn } from '../testing/fake-chat.ts'
import { moodOf } from './chat-state.ts'

const turnsOf = (fake: FakeChat) => fake.chat.store.getState().conversation.turns
const last = (fake: FakeChat) => turnsOf(fake).at(-1)
const begin = (fake: FakeChat, turn_id = 'a', number = 1, message = 'Hi', seq?: number) =>
  fake.say({ type: 'turn_start', turn_id, number, provider: 'scripted', model: 'built-in', message }, seq)
const end = (fake: FakeChat, turn_id: string, response: string, status: 'completed' | 'interrupted' = 'completed') =>
  fake.say({
    type: 'turn_end',
    turn_id,
    status,
    response,
    heard: status === 'interrupted' ? '' : response,
    tokens: 1,
    latency_ms: 1,
    ttft_ms: 1,
    provider: 'scripted',
    model: 'built-in',
    voice: null,
    waterfall: {
      endpoint: 0,
      stt: null,
      route: 0,
      queue: 0,
      ttft: 1,
      opener: null,
      first_clause: null,
      ttfa: null,
      first_frame_sent: null,
      total: 1,
    },
  })
const audioStart = (fake: FakeChat, turn_id = 'a') =>
  fake.say({ type: 'audio_start', turn_id, sample_rate: RATE, voice: 'flite:slt' })
const audioEnd = (fake: FakeChat, ms: number) => fake.say({ type: 'audio_end', turn_id: 'a', audio_ms: ms })

/** A new conversation with its first message sent and its turn begun. */
async function talking(fake = fakeChat({})): Promise<FakeChat> {
  await fake.chat.open(null)
  fake.greet()
  fake.chat.send('Hi')
  begin(fake)
  fake.pass(20)
  return fake
}

describe('sending', () => {
  it('takes the conversation that the server names, and shows tokens once per frame', async () => {
    const fake = await talking()
    expect(fake.sent).toEqual([{ type: 'message', message: 'Hi', session_id: 'given', speak: true }])
    let renders = 0
    fake.chat.store.subscribe(() => renders++)
    for (const word of ['Hel', 'lo', ' there']) fake.say({ type: 'token', turn_id: 'a', content: word })
    expect(last(fake)?.answer).toBe('')
    fake.pass(20)
    expect(last(fake)?.answer).toBe('Hello there')
    expect(renders).toBe(1)
  })

  it('keeps a message written while the server is away, and sends it once it is back', async () => {
    const fake = fakeChat({})
    await fake.chat.open(null)
    fake.chat.send('Hi')
    expect(fake.sent).toEqual([])
    expect(fake.chat.store.getState().conversation.pending?.text).toBe('Hi')
    fake.greet()
    expect(fake.sent.map((frame) => frame.type)).toEqual(['message'])
  })

  it('sends a message again that a broken socket swallowed, after the missed events have not shown it', async () => {
    const fake = fakeChat({})
    await fake.chat.open(null)
    fake.greet()
    fake.chat.send('one')
    begin(fake, 'a', 1, 'one')
    end(fake, 'a', 'first')
    fake.pass(20)
    fake.chat.send('two')
    fake.breakSocket(1006)
    fake.pass(300)
    fake.greet('another')
    expect(fake.sent.at(-1)).toEqual({ type: 'resume', session_id: 'given', last_seq: 2, epoch: 'one' })
    fake.say({ type: 'resumed', session_id: 'given', epoch: 'one', replayed: 0 }, 2)
    expect(fake.sent.at(-1)).toMatchObject({ type: 'message', message: 'two', session_id: 'given' })
  })

  it('does not send again what the missed events show to have arrived', async () => {
    const fake = await talking()
    end(fake, 'a', 'first')
    fake.pass(20)
    fake.chat.send('two')
    fake.breakSocket(1006)
    fake.pass(300)
    fake.greet('another')
    fake.say({ type: 'resumed', session_id: 'given', epoch: 'one', replayed: 1 }, 3)
    begin(fake, 'b', 2, 'two', 3)
    expect(fake.sent.filter((frame) => frame.type === 'message')).toHaveLength(2)
    expect(turnsOf(fake).map((turn) => turn.message)).toEqual(['Hi', 'two'])
  })
})

describe('sound', () => {
  it('plays a turn and tells the server how much was heard', async () => {
    const fake = await talking()
    audioStart(fake)
    fake.sound(1, 0, 400)
    audioEnd(fake, 400)
    end(fake, 'a', 'Hello.')
    fake.pass(1_000)
    const played = fake.sent.filter((frame) => frame.type === 'played')
    expect(played.map((frame) => frame.ms)).toEqual([...played.map((frame) => frame.ms)].sort((a, b) => a - b))
    expect(played.at(-1)).toEqual({ type: 'played', turn_id: 'a', ms: 400 })
    expect(fake.chat.store.getState().player).toEqual({ phase: 'silent' })
  })

  it('stops at once: silence, the exact position, then the interrupt', async () => {
    const fake = await talking()
    fake.say({ type: 'token', turn_id: 'a', content: 'Hello. How are you?' })
    audioStart(fake)
    fake.sound(1, 0, 2_000)
    fake.pass(340)
    fake.chat.stop()
    expect(fake.sent.slice(-2)).toEqual([{ type: 'played', turn_id: 'a', ms: 300 }, { type: 'interrupt' }])
    expect(moodOf(fake.chat.store.getState())).toBe('interrupted')
    fake.sound(1, 2_000, 500)
    end(fake, 'a', 'Hello. How are you?', 'interrupted')
    fake.pass(100)
    expect(fake.audio.scheduled).toHaveLength(1)
    expect(moodOf(fake.chat.store.getState())).toBe('interrupted')
  })

  it('falls silent when a new message is sent, and interrupts before asking', async () => {
    const fake = await talking()
    audioStart(fake)
    fake.sound(1, 0, 2_000)
    fake.pass(100)
    fake.chat.send('Wait')
    expect(fake.sent.slice(-3).map((frame) => frame.type)).toEqual(['played', 'interrupt', 'message'])
  })

  it('ignores frames of other turns', async () => {
    const fake = await talking()
    audioStart(fake)
    fake.sound(7, 0, 100)
    expect(fake.audio.scheduled).toEqual([])
  })
})

describe('a dropped socket', () => {
  it('goes on with text and sound where they were, nothing twice', async () => {
    const fake = await talking()
    fake.say({ type: 'token', turn_id: 'a', content: 'Hello ' })
    audioStart(fake)
    fake.sound(1, 0, 200)
    fake.pass(50)
    fake.breakSocket(1006)
    fake.pass(300)
    fake.greet('another')
    fake.say({ type: 'resumed', session_id: 'given', epoch: 'one', replayed: 1 }, 4)
    fake.sound(1, 100, 100) // seen already
    fake.sound(1, 200, 100)
    fake.say({ type: 'token', turn_id: 'a', content: 'there.' }, 4)
    fake.pass(20)
    expect(last(fake)?.answer).toBe('Hello there.')
    expect(fake.audio.scheduled.map((entry) => entry.samples.length)).toEqual([0.2 * RATE, 0.1 * RATE])
  })

  it('tells the server afterwards what was heard and stopped meanwhile', async () => {
    const fake = await talking()
    audioStart(fake)
    fake.sound(1, 0, 2_000)
    fake.pass(100)
    fake.breakSocket(1006)
    fake.pass(40)
    fake.chat.stop()
    const before = fake.sent.length
    fake.pass(300)
    fake.greet('another')
    fake.say({ type: 'resumed', session_id: 'given', epoch: 'one', replayed: 0 }, 2)
    expect(fake.sent.slice(before).map((frame) => frame.type)).toEqual(['resume', 'played', 'interrupt'])
  })

  it('loads the history when the missed events are gone', async () => {
    const fake = await talking(
      fakeChat({ given: [storedTurn({ turn_id: 'a', generated: 'Hello again.', heard: 'Hello again.' })] }),
    )
    fake.breakSocket(1006)
    fake.pass(300)
    fake.greet('another')
    fake.say({ type: 'resume_lost', session_id: 'given', epoch: 'two', reason: 'restarted' }, 9)
    await Promise.resolve()
    await Promise.resolve()
    expect(last(fake)).toMatchObject({ id: 'a', answer: 'Hello again.', status: 'completed' })
  })

  it('shows an answer as cut off when a restarted server no longer works on it', async () => {
    const fake = await talking(fakeChat({ given: [storedTurn({ turn_id: 'a', status: 'running', generated: 'Hel' })] }))
    fake.breakSocket(1006)
    fake.pass(300)
    fake.greet('another')
    fake.say({ type: 'resume_lost', session_id: 'given', epoch: 'two', reason: 'restarted' }, 9)
    await Promise.resolve()
    await Promise.resolve()
    expect(last(fake)?.status).toBe('cut')
  })
})

describe('a reload in the middle of an answer', () => {
  it('replays the running turn from its start and skips the sound that was heard', async () => {
    const storage = memoryStorage()
    const before = await talking(fakeChat({}, storage))
    before.say({ type: 'token', turn_id: 'a', content: 'Hello ' })
    audioStart(before)
    before.sound(1, 0, 1_000)
    before.pass(300) // 260 ms heard; the latest report was at 250 ms or before

    const after = fakeChat({ given: [storedTurn({ turn_id: 'a', status: 'running', generated: 'Hello ' })] }, storage)
    await after.chat.open('given')
    expect(last(after)?.answer).toBe('Hello ')
    after.greet('another')
    expect(after.sent).toEqual([{ type: 'resume', session_id: 'given', last_seq: 0, epoch: 'one' }])
    after.say({ type: 'resumed', session_id: 'given', epoch: 'one', replayed: 3 }, 3)
    begin(after, 'a', 1, 'Hi', 1)
    after.say({ type: 'token', turn_id: 'a', content: 'Hello ' }, 2)
    audioStart(after)
    after.sound(1, 0, 1_000)
    after.pass(20)
    after.say({ type: 'token', turn_id: 'a', content: 'there.' })
    after.pass(20)
    expect(turnsOf(after)).toHaveLength(1)
    expect(last(after)?.answer).toBe('Hello there.')
    const played = after.audio.scheduled.reduce((sum, entry) => sum + entry.samples.length, 0)
    expect(played).toBeLessThan(0.9 * RATE)
    expect(played).toBeGreaterThan(0.7 * RATE)
  })

  it('does not bring back what was stopped', async () => {
    const storage = memoryStorage()
    const before = await talking(fakeChat({}, storage))
    audioStart(before)
    before.sound(1, 0, 1_000)
    before.pass(100)
    before.chat.stop()
    const after = fakeChat({ given: [storedTurn({ turn_id: 'a', status: 'interrupted', heard: '' })] }, storage)
    await after.chat.open('given')
    after.greet('another')
    expect(after.sent).toEqual([{ type: 'resume', session_id: 'given', last_seq: 2, epoch: 'one' }])
  })

  it('goes on hearing an answer that was written to its end before the reload', async () => {
    const storage = memoryStorage()
    const before = await talking(fakeChat({}, storage))
    audioStart(before)
    before.sound(1, 0, 1_000)
    audioEnd(before, 1_000)
    end(before, 'a', 'Hello.')
    before.pass(200)
    const after = fakeChat({ given: [storedTurn({ turn_id: 'a' })] }, storage)
    await after.chat.open('given')
    after.greet('another')
    expect(after.sent[0]).toMatchObject({ type: 'resume', last_seq: 0 })
    before.pass(1_000)
    const later = fakeChat({ given: [storedTurn({ turn_id: 'a' })] }, storage)
    await later.chat.open('given')
    later.greet('another')
    expect(later.sent[0]).toMatchObject({ type: 'resume', last_seq: 4 })
  })
})

describe('a page that is opened while the server is away', () => {
  it('shows the conversation as soon as the server is back', async () => {
    const histories: Histories = { given: 'unreachable' }
    const fake = fakeChat(histories)
    await fake.chat.open('given')
    fake.breakSocket(1006)
    expect(fake.chat.store.getState().conversation).toMatchObject({ turns: [], problem: null })
    histories.given = [storedTurn({ turn_id: 'a' })]
    fake.pass(300)
    fake.greet('another')
    await Promise.resolve()
    await Promise.resolve()
    expect(last(fake)?.answer).toBe('Hello.')
    fake.chat.send('More')
    expect(fake.sent.at(-1)).toMatchObject({ type: 'message', session_id: 'given' })
  })
})

describe('another conversation', () => {
  it('gets a socket of its own, so that two conversations never mix', async () => {
    const fake = await talking(fakeChat({ other: [storedTurn({ turn_id: 'x', generated: 'Elsewhere.' })] }))
    await fake.chat.open('other')
    expect(fake.sockets()).toBe(2)
    expect(turnsOf(fake).map((turn) => turn.answer)).toEqual(['Elsewhere.'])
    fake.greet('another')
    fake.chat.send('More')
    expect(fake.sent.at(-1)).toMatchObject({ type: 'message', session_id: 'other' })
  })
})
