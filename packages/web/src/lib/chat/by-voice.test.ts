import { describe, expect, it } from 'vitest'
import { type FakeChat, fakeChat, RATE } from '../testing/fake-chat.ts'
import { moodOf } from './chat-state.ts'

/** A conversation in which she says two sentences of 400 ms. */
async function speaking(): Promise<FakeChat> {
  const fake = fakeChat({})
  await fake.chat.open(null)
  fake.greet()
  fake.say({ type: 'turn_start', turn_id: 'a', number: 1, provider: 'scripted', model: 'built-in', message: 'Hi' })
  fake.say({ type: 'audio_start', turn_id: 'a', sample_rate: RATE, voice: 'flite:slt' })
  fake.sound(1, 0, 400, 0)
  fake.sound(1, 400, 400, 1)
  fake.pass(100)
  return fake
}
const hold = (fake: FakeChat, action: 'duck' | 'pause' | 'resume' | 'stop', turn_id = 'a') =>
  fake.say({ type: 'playback', turn_id, action })
const audible = (fake: FakeChat) => fake.audio.scheduled.filter(({ stoppedAtS }) => stoppedAtS === null).length

describe('her voice while somebody speaks', () => {
  it('does as Eva says, also when all of it has come already', async () => {
    const fake = await speaking()
    fake.say({ type: 'audio_end', turn_id: 'a', audio_ms: 800 })
    hold(fake, 'duck')
    fake.pass(50)
    expect(fake.audio.scheduled[0]?.heardThrough.ramps.at(-1)?.[0]).toBe(0.25)
    fake.pass(300)
    hold(fake, 'pause')
    expect(audible(fake)).toBe(0)
    expect(fake.chat.store.getState().player.phase).toBe('paused')
    expect(moodOf(fake.chat.store.getState())).not.toBe('speaking')
    hold(fake, 'resume')
    expect(audible(fake)).toBe(1)
    expect(fake.audio.scheduled.at(-1)?.heardThrough.ramps).toEqual([])
  })

  it('falls silent for good when somebody meant her, also when the turn had ended by then', async () => {
    const fake = await speaking()
    fake.say({ type: 'token', turn_id: 'a', content: 'One. Two.' })
    for (const [index, text] of ['One.', 'Two.'].entries()) {
      fake.say({ type: 'sentence', turn_id: 'a', index, text, audio_ms: 400, words: [] })
    }
    fake.say({ type: 'audio_end', turn_id: 'a', audio_ms: 800 })
    fake.pass(400)
    hold(fake, 'pause')
    hold(fake, 'stop')
    hold(fake, 'resume')
    fake.pass(1_000)
    expect(audible(fake)).toBe(0)
    expect(fake.sent.at(-1)).toEqual({ type: 'played', turn_id: 'a', ms: 460 })
    expect(fake.chat.store.getState().conversation.interrupted).toBe(true)
    expect(fake.chat.store.getState().conversation.turns.at(-1)?.heardChars).toBe('One. '.length)
  })

  it('is not touched by what is said of another turn', async () => {
    const fake = await speaking()
    hold(fake, 'pause', 'b')
    expect(audible(fake)).toBe(2)
  })

  it('is silent for good when the turn ends in a pause, and the next turn is heard in full', async () => {
    const fake = await speaking()
    hold(fake, 'duck')
    hold(fake, 'pause')
    fake.say({ type: 'turn_start', turn_id: 'b', number: 2, provider: 'scripted', model: 'built-in', message: 'Wait' })
    hold(fake, 'resume')
    expect(audible(fake)).toBe(0)
    fake.say({ type: 'audio_start', turn_id: 'b', sample_rate: RATE, voice: 'flite:slt' })
    fake.sound(2, 0, 400)
    expect(fake.audio.scheduled.at(-1)?.heardThrough.ramps).toEqual([])
  })

  it('goes on to its end when the server that held it back is gone', async () => {
    const fake = await speaking()
    fake.say({ type: 'audio_end', turn_id: 'a', audio_ms: 800 })
    hold(fake, 'pause')
    fake.breakSocket(1006)
    fake.pass(300)
    expect(audible(fake)).toBe(0)
    fake.greet('other')
    fake.say({ type: 'resume_lost', session_id: 'given', epoch: 'two', reason: 'restarted' }, 0)
    expect(audible(fake)).toBe(2)
  })
})

describe('somebody who joins the conversation', () => {
  it('is told when frames can be sent, what happens, and when the line is lost', async () => {
    const fake = fakeChat({})
    const told: string[] = []
    const leave = fake.chat.line.join({
      onReady: (sessionId) => void told.push(`ready for ${sessionId}`),
      onEvent: ({ type }) => void told.push(type),
      onLost: () => void told.push('lost'),
    })
    await fake.chat.open(null)
    expect(fake.chat.line.send({ type: 'mute' })).toBe(false)
    fake.greet()
    expect(fake.chat.line.sendBytes(Uint8Array.of(1, 2))).toBe(true)
    fake.say({ type: 'speech_start' })
    fake.breakSocket(1006)
    expect(fake.chat.line.sendBytes(Uint8Array.of(3, 4))).toBe(false)
    fake.pass(300)
    fake.greet('given')
    expect(told).toEqual(['ready for given', 'speech_start', 'lost', 'ready for given'])
    expect(fake.sentBytes).toEqual([Uint8Array.of(1, 2)])
    leave()
    fake.say({ type: 'speech_start' })
    expect(told.length).toBe(4)
  })

  it('sees their own words at once', async () => {
    const fake = await speaking()
    fake.say({ type: 'speech_start' })
    fake.say({ type: 'transcript', text: 'What about', final: false })
    fake.pass(20)
    expect(fake.chat.store.getState().caption).toEqual({ text: 'What about', phase: 'speaking' })
  })
})
