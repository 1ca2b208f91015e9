import { describe, expect, it } from 'vitest'
import { fakeMicrophones } from '../../testing/fake-microphone.ts'
import { judgeSound, tryMicrophone } from './try-microphone.ts'
import { hearTone, type RawMicrophone } from './try-speaker.ts'

const LOCAL = 'http://localhost:8000/doctor'

describe('the microphone', () => {
  const heard = (level: number, clippedPercent = 0) => judgeSound({ level, clippedPercent, sampleRate: 48_000 }, 30)
  it.each([
    [0.1, 0, 'good', 'microphone_hears'],
    [0.001, 0, 'warning', 'microphone_quiet'],
    [0, 0, 'bad', 'microphone_silent'],
    [0.7, 4, 'warning', 'microphone_clips'],
  ])('at a level of %d with %d %% cut off is %s', (level, clipped, status, code) => {
    expect(heard(level, clipped)).toMatchObject({ status, seen: { code } })
  })

  it('is listened to for two seconds of sound, and let go', async () => {
    const microphones = fakeMicrophones()
    const levels: number[] = []
    const trying = tryMicrophone(microphones.open, 'desk', LOCAL, (_level, over) => levels.push(over))
    await Promise.resolve()
    await Promise.resolve()
    // 512 samples at 16 kHz: 63 frames are two seconds.
    for (let frame = 0; frame < 63; frame += 1) microphones.frame(3_000)
    expect(await trying).toMatchObject({ status: 'good', seen: { facts: { decibels: -21, sampleRate: 16_000 } } })
    expect(levels.at(-1)).toBe(1)
    expect([microphones.asked, microphones.openCount()]).toEqual([['desk'], 0])
  })

  it('says why it does not open, and that it was unplugged', async () => {
    const microphones = fakeMicrophones()
    microphones.refuse('denied')
    expect(await tryMicrophone(microphones.open, null, LOCAL, () => {})).toMatchObject({
      status: 'bad',
      seen: { code: 'microphone_refused', facts: { trouble: 'denied' } },
    })
    const trying = tryMicrophone(microphones.open, null, LOCAL, () => {})
    await Promise.resolve()
    await Promise.resolve()
    microphones.unplug()
    expect(await trying).toMatchObject({ seen: { facts: { trouble: 'lost' } } })
  })
})

describe('the loudspeaker', () => {
  const RATE = 16_000
  const silence = (ms: number) => new Float32Array((RATE * ms) / 1_000)
  const tone = (ms: number) => silence(ms).map((_, index) => 0.1 * Math.sin((2 * Math.PI * 1_000 * index) / RATE))

  /** A microphone that a test speaks into by hand. */
  function microphone(): RawMicrophone & { hear: (samples: Float32Array) => void } {
    let tell: (samples: Float32Array) => void = () => {}
    return {
      sampleRate: RATE,
      listen: (hear) => {
        tell = hear
      },
      close: () => {},
      hear: (samples) => tell(samples),
    }
  }

  it('is heard, and how much later', async () => {
    const raw = microphone()
    const heard = hearTone(raw, () => {
      raw.hear(silence(80))
      raw.hear(tone(100))
    })
    raw.hear(silence(200))
    expect(await heard).toBe(80)
  })

  it('is not mixed up with a tone that was in the room before', async () => {
    const raw = microphone()
    let plays = 0
    const heard = hearTone(raw, () => {
      plays += 1
    })
    raw.hear(tone(400))
    expect(plays).toBe(0)
    raw.hear(silence(200))
    expect(plays).toBe(1)
    raw.hear(silence(1_600))
    expect(await heard).toBeNull()
  })

  it('is played all the same in a noise that never ends', async () => {
    const raw = microphone()
    let plays = 0
    const heard = hearTone(raw, () => {
      plays += 1
    })
    raw.hear(tone(3_100))
    expect([plays, await heard]).toEqual([1, null])
  })
})
