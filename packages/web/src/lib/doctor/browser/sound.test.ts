import { describe, expect, it } from 'vitest'
import { fakeMicrophones } from '../../testing/fake-microphone.ts'
import type { MicrophoneHandlers, OpenMicrophone } from '../../voice/microphone.ts'
import { judgeSound, tryMicrophone } from './try-microphone.ts'
import { hearTone } from './try-speaker.ts'

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
  const silence = (ms: number) => new Int16Array((RATE * ms) / 1_000)
  const tone = (ms: number) => silence(ms).map((_, index) => 3_000 * Math.sin((2 * Math.PI * 1_000 * index) / RATE))

  /** A microphone that a test speaks into by hand, and a loudspeaker that counts. */
  function room(onPlay: () => void = () => {}) {
    const handlers: MicrophoneHandlers[] = []
    let closed = 0
    let plays = 0
    const open: OpenMicrophone = async (_deviceId, given) => {
      handlers.push(given)
      const close = (): void => {
        closed += 1
      }
      return { ok: true, microphone: { sampleRate: RATE, deviceId: null, close } }
    }
    const play = async (): Promise<void> => {
      plays += 1
      onPlay()
    }
    return {
      heard: hearTone(open, null, play),
      hear: (pcm: Int16Array<ArrayBuffer>) => handlers[0]?.onFrame(pcm),
      unplug: () => handlers[0]?.onLost(),
      plays: () => plays,
      closed: () => closed,
    }
  }

  it('is heard, and how much later', async () => {
    const { heard, hear, closed } = room(() => {
      hear(silence(80))
      hear(tone(100))
    })
    await Promise.resolve()
    hear(silence(200))
    expect(await heard).toBe(80)
    expect(closed()).toBe(1)
  })

  it('is not mixed up with a tone that was in the room before', async () => {
    const { heard, hear, plays } = room()
    await Promise.resolve()
    hear(tone(400))
    expect(plays()).toBe(0)
    hear(silence(200))
    expect(plays()).toBe(1)
    hear(silence(1_600))
    expect(await heard).toBeNull()
  })

  it('is played all the same in a noise that never ends, and where there is no microphone', async () => {
    const { heard, hear, plays } = room()
    await Promise.resolve()
    hear(tone(3_100))
    expect([await heard, plays()]).toEqual([null, 1])
    let played = 0
    const refused: OpenMicrophone = async () => ({ ok: false, trouble: 'denied' })
    const delay = await hearTone(refused, null, async () => {
      played += 1
    })
    expect([delay, played]).toEqual([null, 1])
  })

  it('is not waited for when the microphone is unplugged', async () => {
    const { heard, unplug, closed } = room()
    await Promise.resolve()
    unplug()
    expect([await heard, closed()]).toEqual([null, 1])
  })
})
