import { describe, expect, it } from 'vitest'
import { fakeChat, RATE } from '../testing/fake-chat.ts'
import { fakeMicrophones } from '../testing/fake-microphone.ts'
import { createCall, NOTHING_AFTER_MS } from './call.ts'
import { callMood, orbAction } from './call-state.ts'
import { CONFIRM_WITHIN_MS } from './ducking.ts'

/** A call in a conversation that is joined, its microphone open. */
async function calling({ begins = true } = {}) {
  const fake = fakeChat({})
  const microphones = fakeMicrophones()
  let awake = 0
  const call = createCall({
    chat: fake.chat,
    timers: fake.timers,
    openMicrophone: microphones.open,
    openDetector: microphones.openDetector,
    listDevices: async () => [{ id: 'built-in', label: 'Built in' }],
    keepAwake: () => {
      awake++
      return () => void awake--
    },
    spokenLanguage: () => null,
    deviceId: null,
  })
  await fake.chat.open(null)
  fake.greet()
  if (begins) call.begin()
  await settled()
  const mood = () => callMood(fake.chat.store.getState(), call.store.getState())
  const types = () => fake.sent.map(({ type }) => type)
  /** She speaks: two sentences of 400 ms. */
  const answer = async () => {
    fake.say({ type: 'turn_start', turn_id: 'a', number: 1, provider: 'scripted', model: 'built-in', message: 'Hi' })
    fake.say({ type: 'audio_start', turn_id: 'a', sample_rate: RATE, voice: 'flite:slt' })
    fake.sound(1, 0, 400, 0)
    fake.sound(1, 400, 4_000, 1)
    fake.pass(100)
    await settled()
  }
  return { fake, call, microphones, mood, types, answer, phase: () => call.store.getState().phase, awake: () => awake }
}

/** Promises that were kept by now have told. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}
const volumes = ({ fake }: Awaited<ReturnType<typeof calling>>) =>
  fake.audio.scheduled.at(-1)?.heardThrough.ramps.map(([volume]) => volume)

describe('a call', () => {
  it('opens the microphone, says at which rate it hears, and sends what it gives', async () => {
    const { fake, call, microphones, mood, awake } = await calling()
    expect(fake.sent).toEqual([{ type: 'listen', sample_rate: 16_000, session_id: 'given', speak: true }])
    microphones.frame(1_000)
    expect(fake.sentBytes.map(({ length }) => length)).toEqual([1_024])
    expect(call.level()).toBeCloseTo(1_000 / 32_768)
    expect(call.store.getState()).toMatchObject({ phase: 'open', deviceId: 'built-in', level: 'heard' })
    expect(mood()).toBe('idle')
    expect(awake()).toBe(1)
  })

  it('lets the microphone go when muted, forgets what was said, and comes back at a press', async () => {
    const { fake, call, microphones, mood, types } = await calling()
    fake.say({ type: 'speech_start' })
    fake.pass(20)
    expect(mood()).toBe('listening')
    call.mute()
    expect(microphones.openCount()).toBe(0)
    expect(mood()).toBe('muted')
    expect(orbAction(fake.chat.store.getState(), call.store.getState())).toBe('unmute')
    call.unmute()
    await settled()
    expect(microphones.openCount()).toBe(1)
    expect(types()).toEqual(['listen', 'mute', 'listen'])
  })

  it('lets the microphone go when it ends, and she falls silent', async () => {
    const { call, microphones, types, answer, phase, awake } = await calling()
    await answer()
    call.end()
    expect(microphones.openCount()).toBe(0)
    expect(types().slice(-3)).toEqual(['played', 'interrupt', 'hang_up'])
    expect(phase()).toBe('ended')
    expect(awake()).toBe(0)
  })

  it('closes a microphone that opens after the call has ended', async () => {
    const { call, microphones } = await calling({ begins: false })
    call.begin()
    call.end()
    await settled()
    expect(microphones.asked.length).toBe(1)
    expect(microphones.openCount()).toBe(0)
  })

  it('says why there is no microphone, and tries again', async () => {
    const { call, microphones, phase, mood } = await calling({ begins: false })
    microphones.refuse('denied')
    call.begin()
    await settled()
    expect(call.store.getState()).toMatchObject({ phase: 'failed', trouble: 'denied' })
    expect(mood()).toBe('error')
    call.begin()
    await settled()
    expect(phase()).toBe('open')
    microphones.unplug()
    expect(call.store.getState()).toMatchObject({ phase: 'failed', trouble: 'lost' })
  })

  it('opens another microphone in the place of the first', async () => {
    const { call, microphones } = await calling()
    call.chooseDevice('headset')
    await settled()
    expect(microphones.asked).toEqual([null, 'headset'])
    expect(microphones.openCount()).toBe(1)
  })

  it('notices a microphone that gives nothing', async () => {
    const { fake, call, microphones } = await calling()
    microphones.frame(0)
    fake.pass(NOTHING_AFTER_MS)
    expect(call.store.getState().level).toBe('nothing')
    microphones.frame(500)
    expect(call.store.getState().level).toBe('heard')
  })

  it('listens anew after a lost connection, and sends the last second of what was said meanwhile', async () => {
    const { fake, microphones, mood } = await calling()
    fake.breakSocket(1006)
    expect(mood()).toBe('offline')
    for (let frame = 1; frame <= 40; frame++) microphones.frame(frame)
    fake.pass(300)
    fake.greet('given')
    expect(fake.sent.at(-1)).toMatchObject({ type: 'listen', session_id: 'given' })
    const first = fake.sentBytes.map((bytes) => new Int16Array(bytes.buffer)[0])
    expect(first).toEqual(Array.from({ length: 31 }, (_, index) => index + 10))
  })

  it('drops the oldest sound where the network is too slow', async () => {
    const { fake, microphones } = await calling()
    fake.setWaitingBytes(1_000_000)
    for (let frame = 1; frame <= 100; frame++) {
      microphones.frame(frame)
      fake.pass(30)
    }
    expect(fake.sentBytes).toEqual([])
    fake.setWaitingBytes(0)
    microphones.frame(101)
    expect(fake.sentBytes.length).toBe(31)
  })

  it('sends no flood when the page stood still and all that was said meanwhile comes at once', async () => {
    const { fake, microphones } = await calling()
    for (let frame = 1; frame <= 300; frame++) microphones.frame(frame)
    expect(fake.sentBytes.length).toBe(62)
    fake.pass(1_000)
    for (let frame = 1; frame <= 300; frame++) microphones.frame(frame)
    expect(fake.sentBytes.length).toBe(62 + 33)
  })

  it('closes the microphone when there is nobody to hear it', async () => {
    const { fake, microphones, phase } = await calling()
    fake.say({ type: 'error', code: 'no_ear', message: 'She has no ear.' }, 0)
    expect(microphones.openCount()).toBe(0)
    expect(phase()).toBe('ready')
  })
})

describe('push-to-talk', () => {
  it('sends only what is said while it is held, and then it is her turn', async () => {
    const { fake, call, microphones, types, mood } = await calling()
    call.hold()
    expect(fake.sent.at(-1)).toMatchObject({ type: 'listen', push_to_talk: true })
    expect(mood()).toBe('listening')
    microphones.frame(1)
    call.release()
    microphones.frame(2)
    expect(fake.sentBytes.length).toBe(1)
    expect(types()).toEqual(['listen', 'listen', 'commit'])
    call.setMode('hands_free')
    microphones.frame(3)
    expect(fake.sentBytes.length).toBe(2)
    expect(fake.sent.at(-1)).not.toHaveProperty('push_to_talk')
  })

  it('stops her, and opens the microphone where it was muted', async () => {
    const { call, microphones, types, answer } = await calling()
    await answer()
    call.mute()
    call.hold()
    await settled()
    expect(types()).toContain('interrupt')
    expect(microphones.openCount()).toBe(1)
    expect(call.store.getState()).toMatchObject({ phase: 'open', isHolding: true })
  })
})

describe('speech while she speaks', () => {
  it('makes her quieter after two frames, and louder again when Eva does not hear it', async () => {
    const setting = await calling()
    const { fake, microphones, answer } = setting
    microphones.detect(0.9)
    microphones.detect(0.9)
    await answer()
    microphones.detect(0.9)
    expect(volumes(setting)).toEqual([])
    microphones.detect(0.9)
    expect(volumes(setting)).toEqual([1, 0.25])
    fake.pass(CONFIRM_WITHIN_MS)
    expect(volumes(setting)).toEqual([1, 0.25, 0.25, 1])
    // The same sound goes on: it was nothing, and still is.
    microphones.detect(0.9)
    microphones.detect(0.9)
    expect(volumes(setting)?.length).toBe(4)
  })

  it('leaves it to Eva from when she has heard it too', async () => {
    const setting = await calling()
    const { fake, microphones, answer } = setting
    await answer()
    microphones.detect(0.9)
    microphones.detect(0.9)
    fake.say({ type: 'playback', turn_id: 'a', action: 'duck' })
    fake.pass(CONFIRM_WITHIN_MS * 2)
    expect(volumes(setting)).toEqual([1, 0.25])
    fake.say({ type: 'playback', turn_id: 'a', action: 'resume' })
    expect(volumes(setting)?.at(-1)).toBe(1)
  })

  it('takes it for her echo after two times that were nothing', async () => {
    const setting = await calling()
    const { fake, microphones, answer } = setting
    await answer()
    for (let time = 0; time < 3; time++) {
      microphones.detect(0.9)
      microphones.detect(0.9)
      fake.pass(CONFIRM_WITHIN_MS)
      microphones.detect(0.1)
      fake.pass(50)
    }
    expect(volumes(setting)).toEqual([1, 0.25, 0.25, 1, 1, 0.25, 0.25, 1])
  })

  it('is not looked for when she is silent', async () => {
    const { fake, microphones, answer } = await calling()
    microphones.frame(1)
    expect(microphones.heard()).toBe(0)
    await answer()
    microphones.frame(2)
    expect(microphones.heard()).toBe(1)
    fake.chat.stop()
    microphones.frame(3)
    expect(microphones.heard()).toBe(1)
  })
})
