import { describe, expect, it } from 'vitest'
import { fakeAudio } from '../testing/fake-audio.ts'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createPlayer, type PlayerState } from './player.ts'

const RATE = 16_000
const SENTENCE_MS = 400

/** A player that has begun to say three sentences, all of which have come. */
function setUp() {
  const audio = fakeAudio(RATE)
  const timers = fakeTimers()
  const states: PlayerState['phase'][] = []
  const reported: number[] = []
  const ended: string[] = []
  const player = createPlayer({
    createContext: () => audio.context,
    timers,
    onState: ({ phase }) => void (states.at(-1) === phase || states.push(phase)),
    onPosition: (_trackId, ms) => void reported.push(ms),
    onEnded: (trackId) => void ended.push(trackId),
  })
  const say = (sentence: number) => {
    const length = (SENTENCE_MS * RATE) / 1000
    player.push(sentence * length, new Int16Array(length).fill(1_000 * (sentence + 1)), sentence)
  }
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10) {
      audio.advance(0.01)
      timers.advance(10)
    }
  }
  player.begin('turn:a', 0)
  player.setRate(RATE)
  for (const sentence of [0, 1, 2]) say(sentence)
  /** The value of the samples of each buffer that will sound, in thousands: its sentence, counted from 1. */
  const planned = () =>
    audio.scheduled
      .filter(({ stoppedAtS }) => stoppedAtS === null)
      .map(({ samples }) => Math.round(((samples.at(-1) ?? 0) * 32_768) / 1_000))
  return { audio, player, pass, say, planned, states, reported, ended }
}

describe('while somebody may be speaking, she', () => {
  it('is a quarter as loud within 30 ms, and as loud as before when no reason for it is left', () => {
    const { audio, player, pass } = setUp()
    pass(100)
    player.duck('page', true)
    player.duck('eva', true)
    player.duck('page', false)
    expect(audio.scheduled[0]?.heardThrough.ramps).toEqual([
      [1, expect.closeTo(0.1)],
      [0.25, expect.closeTo(0.13)],
    ])
    pass(20)
    player.duck('eva', false)
    expect(audio.scheduled[0]?.heardThrough.ramps.slice(2)).toEqual([
      [expect.closeTo(0.5), expect.closeTo(0.12)],
      [1, expect.closeTo(0.15)],
    ])
  })

  it('is silent when paused, and then goes on from the beginning of the sentence that was cut', () => {
    const { player, pass, planned, states, reported, ended } = setUp()
    pass(600)
    player.pause()
    expect(planned()).toEqual([])
    expect(player.position()?.heardMs).toBeCloseTo(560)
    expect(reported.at(-1)).toBe(560)
    pass(1_000)
    expect(player.position()?.heardMs).toBeCloseTo(560)
    player.resume()
    expect(planned()).toEqual([2, 3])
    pass(240)
    expect(player.position()?.heardMs).toBeCloseTo(SENTENCE_MS + 200)
    // What is said a second time is not heard a second time.
    expect(reported.every((ms, index) => ms > (reported[index - 1] ?? 0))).toBe(true)
    player.finish()
    pass(700)
    expect(ended).toEqual(['turn:a'])
    expect(reported.at(-1)).toBe(3 * SENTENCE_MS)
    expect(states).toEqual(['playing', 'paused', 'playing', 'silent'])
  })

  it('keeps what comes during a pause, and whether it was the last', () => {
    const { player, pass, say, planned, ended } = setUp()
    pass(500)
    player.pause()
    say(3)
    player.finish()
    pass(2_000)
    expect(ended).toEqual([])
    expect(planned()).toEqual([])
    player.resume()
    expect(planned()).toEqual([2, 3, 4])
    pass(1_300)
    expect(ended).toEqual(['turn:a'])
  })

  it('repeats nothing when a pause comes after the last word', () => {
    const { player, pass, planned, say, ended } = setUp()
    pass(1_300)
    player.pause()
    player.resume()
    expect(ended).toEqual([])
    say(3)
    expect(planned()).toEqual([4])
    player.finish()
    pass(500)
    expect(ended).toEqual(['turn:a'])
  })

  it('tells of a stop within a pause how far she was heard', () => {
    const { player, pass } = setUp()
    pass(600)
    player.pause()
    pass(300)
    expect(player.stop()).toEqual({ trackId: 'turn:a', heardMs: 560 })
  })

  it('comes back quieter from a pause while a reason for that holds', () => {
    const { audio, player, pass } = setUp()
    pass(600)
    player.pause()
    player.duck('page', true)
    player.resume()
    expect(audio.scheduled.at(-1)?.heardThrough.ramps).toEqual([[0.25, expect.closeTo(0.6)]])
  })

  it('shows how loud she is where she is', () => {
    const { player, pass } = setUp()
    expect(player.level()).toBe(0)
    pass(240)
    expect(player.level()).toBeCloseTo(1_000 / 32_768)
    pass(400)
    expect(player.level()).toBeCloseTo(2_000 / 32_768)
    player.duck('eva', true)
    pass(40)
    expect(player.level()).toBeCloseTo(500 / 32_768)
    player.stop()
    expect(player.level()).toBe(0)
  })
})
