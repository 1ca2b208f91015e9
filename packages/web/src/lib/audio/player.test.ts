import { describe, expect, it } from 'vitest'
import { fakeAudio } from '../testing/fake-audio.ts'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createPlayer, type PlayerState } from './player.ts'

const RATE = 16_000
const FRAME = 320 // 20 ms

/** A player at the context's own rate, so that samples come out as they went in. */
function setUp(contextRate = RATE) {
  const audio = fakeAudio(contextRate)
  const timers = fakeTimers()
  const states: PlayerState[] = []
  const positions: [string, number][] = []
  const ended: string[] = []
  const player = createPlayer({
    createContext: () => audio.context,
    timers,
    onState: (state) => void states.push(state),
    onPosition: (trackId, ms) => void positions.push([trackId, ms]),
    onEnded: (trackId) => void ended.push(trackId),
  })
  /** Lets the audio clock and the other one pass together, in steps as fine as a frame. */
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10) {
      audio.advance(0.01)
      timers.advance(10)
    }
  }
  return { player, audio, timers, states, positions, ended, pass }
}

const pcm = (count: number, value = 1_000) => new Int16Array(count).fill(value)

describe('the player', () => {
  it('joins frames without a gap, however late within their time they come', () => {
    const { player, audio, pass } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    for (let frame = 0; frame < 5; frame++) {
      player.push(frame * FRAME, pcm(FRAME))
      pass(10)
    }
    const starts = audio.scheduled.map((entry) => entry.startS)
    expect(starts[0]).toBeCloseTo(0.04)
    for (let frame = 1; frame < 5; frame++) {
      expect((starts[frame] ?? 0) - (starts[frame - 1] ?? 0)).toBeCloseTo(0.02, 9)
    }
  })

  it('begins anew after an underrun, and the pause is not counted as heard', () => {
    const { player, audio, pass } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(FRAME))
    pass(500)
    player.push(FRAME, pcm(FRAME))
    expect(audio.scheduled[1]?.startS).toBeCloseTo(0.54)
    pass(500)
    expect(player.stop()).toEqual({ trackId: 'turn:a', heardMs: 40 })
  })

  it('drops what it was given before, by position', () => {
    const { player, audio } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(FRAME))
    player.push(0, pcm(FRAME))
    player.push(FRAME / 2, pcm(FRAME, 2_000))
    expect(audio.scheduled.map((entry) => entry.samples.length)).toEqual([FRAME, FRAME / 2])
  })

  it('skips what was heard before a reload', () => {
    const { player, audio, positions, pass } = setUp()
    player.begin('turn:a', 30)
    player.setRate(RATE)
    player.push(0, pcm(FRAME))
    player.push(FRAME, pcm(FRAME))
    expect(audio.scheduled.map((entry) => entry.samples.length)).toEqual([FRAME / 2])
    player.finish()
    pass(200)
    expect(positions.at(-1)).toEqual(['turn:a', 40])
  })

  it('keeps positions right when the rate changes within a turn', () => {
    const { player, audio, positions, pass } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(RATE / 10)) // 100 ms
    player.setRate(22_050)
    player.push(2_205, pcm(2_205)) // from 100 ms on, 100 ms more
    player.finish()
    const last = audio.scheduled.at(-1)
    expect((last?.startS ?? 0) + (last?.samples.length ?? 0) / RATE).toBeCloseTo(0.24, 3)
    pass(300)
    expect(positions.at(-1)).toEqual(['turn:a', 200])
  })

  it('reports the position four times a second, at the end, and then that it ended', () => {
    const { player, positions, ended, states, pass } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(RATE * 0.6))
    player.finish()
    pass(1_000)
    expect(positions).toHaveLength(3)
    expect(positions.at(-1)).toEqual(['turn:a', 600])
    expect(ended).toEqual(['turn:a'])
    expect(states.at(-1)).toEqual({ phase: 'silent' })
  })

  it('falls silent within a fade of ten milliseconds and says exactly how much was heard', () => {
    const { player, audio, positions, ended, pass } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(RATE))
    pass(340)
    expect(player.stop()).toEqual({ trackId: 'turn:a', heardMs: 300 })
    expect(positions.at(-1)).toEqual(['turn:a', 300])
    const [sound] = audio.scheduled
    expect(sound?.stoppedAtS).toBeCloseTo(0.35)
    expect(sound?.heardThrough.ramps.at(-1)?.[0]).toBe(0)
    expect(sound?.heardThrough.ramps.at(-1)?.[1]).toBeCloseTo(0.35)
    player.push(RATE, pcm(FRAME))
    pass(1_000)
    expect(audio.scheduled).toHaveLength(1)
    expect(ended).toEqual([])
  })

  it('counts sound as heard only when it has left the loudspeaker', () => {
    const { player, audio, pass } = setUp()
    audio.setOutputLatency(0.1)
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(RATE))
    pass(340)
    expect(player.stop()).toEqual({ trackId: 'turn:a', heardMs: 200 })
  })

  it('says that the browser holds the sound back, loses none of it, and goes on after a tap', async () => {
    const { player, audio, states, pass } = setUp()
    audio.setState('suspended')
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(FRAME * 5))
    pass(300)
    expect(states.at(-1)).toEqual({ phase: 'blocked', trackId: 'turn:a' })
    player.unlock()
    await Promise.resolve()
    expect(states.at(-1)).toEqual({ phase: 'playing', trackId: 'turn:a' })
    pass(500)
    expect(player.stop()).toEqual({ trackId: 'turn:a', heardMs: 100 })
  })

  it('silences one track when another begins', () => {
    const { player, audio } = setUp()
    player.begin('turn:a', 0)
    player.setRate(RATE)
    player.push(0, pcm(RATE))
    player.begin('turn:b', 0)
    expect(audio.scheduled[0]?.stoppedAtS).toBeCloseTo(0.01)
  })

  it('ends at once a track that had nothing new to say', () => {
    const { player, ended } = setUp()
    player.begin('turn:a', 1_000)
    player.setRate(RATE)
    player.push(0, pcm(FRAME))
    player.finish()
    expect(ended).toEqual(['turn:a'])
  })

  it('makes a tone cut into frames come out as one smooth tone at the rate of the loudspeaker', () => {
    const { player, audio } = setUp(48_000)
    player.begin('turn:a', 0)
    player.setRate(RATE)
    const whole = Int16Array.from({ length: RATE }, (_, at) => Math.sin((2 * Math.PI * 440 * at) / RATE) * 16_000)
    for (let at = 0; at < RATE; at += FRAME) player.push(at, whole.subarray(at, at + FRAME))
    player.finish()
    const out = audio.scheduled.flatMap((entry) => [...entry.samples])
    expect(out).toHaveLength(48_000)
    const error = out.slice(100, -100).map((sample, index) => {
      const at = (index + 100) / 48_000
      return Math.abs(sample - (Math.sin(2 * Math.PI * 440 * at) * 16_000) / 32_768)
    })
    expect(Math.max(...error)).toBeLessThan(0.002)
  })
})
