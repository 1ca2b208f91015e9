import { describe, expect, it } from 'vitest'
import { type FakeChat, fakeChat, RATE } from '../testing/fake-chat.ts'
import { createLips, type Lips } from './lips.ts'
import type { OpenVisemeDetector } from './viseme-detector.ts'

/** A detector that notes what it is given, and says what a test tells it to. */
function fakeDetector() {
  const heard: { trackId: string; trackS: number }[] = []
  let tell: Parameters<OpenVisemeDetector>[0] = () => {}
  let isOpen = true
  const open: OpenVisemeDetector = (onVisemes) => {
    tell = onVisemes
    return {
      hear: (trackId, trackS) => void heard.push({ trackId, trackS }),
      close() {
        isOpen = false
      },
    }
  }
  return { open, heard, tell: (...seen: Parameters<typeof tell>) => tell(...seen), isOpen: () => isOpen }
}

/** She has begun to say 600 ms of sound. */
async function speaking(): Promise<{ fake: FakeChat; lips: Lips; detector: ReturnType<typeof fakeDetector> }> {
  const fake = fakeChat({})
  const detector = fakeDetector()
  const lips = createLips(fake.chat, detector.open)
  await fake.chat.open(null)
  fake.greet()
  fake.say({ type: 'turn_start', turn_id: 'a', number: 1, provider: 'scripted', model: 'built-in', message: 'Hi' })
  fake.say({ type: 'audio_start', turn_id: 'a', sample_rate: RATE, voice: 'flite:slt' })
  fake.sound(1, 0, 600, 0)
  fake.say({ type: 'token', turn_id: 'a', content: 'Ooh.' })
  return { fake, lips, detector }
}

describe('her lips', () => {
  it('are open where the sound is, by the audio’s own clock, also where nobody tells their shape', async () => {
    const { fake, lips } = await speaking()
    fake.pass(300)
    expect(lips.shape()?.open).toBeGreaterThan(0.5)
    expect(lips.shape()?.round).toBeLessThan(0.2)
  })

  it('take the shape that is seen in the sound, which is read before it is heard', async () => {
    const { fake, lips, detector } = await speaking()
    expect(detector.heard[0]).toEqual({ trackId: 'turn:a', trackS: 0 })
    const everywhere = Array.from({ length: 38 }, (_, index) => ({ ms: index * 16, viseme: 'ou' as const }))
    detector.tell('turn:z', everywhere)
    fake.pass(300)
    expect(lips.shape()?.round).toBeLessThan(0.2)
    detector.tell('turn:a', everywhere)
    expect(lips.shape()?.round).toBeGreaterThan(0.5)
  })

  it('take the shape that the voice names, once its sentence is told', async () => {
    const { fake, lips } = await speaking()
    fake.say({
      type: 'sentence',
      turn_id: 'a',
      index: 0,
      text: 'Ooh.',
      audio_ms: 600,
      words: [],
      visemes: [{ time_ms: 0, viseme: 'ou', weight: 1 }],
    })
    fake.pass(300)
    expect(lips.shape()?.round).toBeGreaterThan(0.8)
  })

  it('are her own business while nothing sounds: before, held back, and after', async () => {
    const { fake, lips } = await speaking()
    fake.pass(200)
    fake.say({ type: 'playback', turn_id: 'a', action: 'pause' })
    expect(lips.shape()).toBeNull()
    fake.say({ type: 'playback', turn_id: 'a', action: 'resume' })
    fake.pass(100)
    expect(lips.shape()).not.toBeNull()
    fake.say({ type: 'audio_end', turn_id: 'a', audio_ms: 600 })
    fake.pass(2_000)
    expect(lips.shape()).toBeNull()
  })

  it('leave the sound alone when the page is left', async () => {
    const { fake, lips, detector } = await speaking()
    lips.close()
    const before = detector.heard.length
    fake.sound(1, 600, 200, 0)
    expect(detector.heard).toHaveLength(before)
    expect(detector.isOpen()).toBe(false)
  })
})
