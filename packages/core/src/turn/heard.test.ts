import { describe, expect, it } from 'vitest'
import { Playback } from './heard.ts'

/** Three clauses of 1000, 2000 and 1000 ms, all of their audio made. */
const ANSWER = 'One two. Three four five six. Seven eight.'
const CLAUSES = [
  { start: 0, end: 9, audioMs: 1_000 },
  { start: 9, end: 30, audioMs: 2_000 },
  { start: 30, end: 42, audioMs: 1_000 },
]

function spokenWhole(audible = true): Playback {
  const playback = new Playback(audible)
  for (const { start, end, audioMs } of CLAUSES) {
    playback.beginClause(start, end)
    playback.addAudio(audioMs / 2)
    playback.addAudio(audioMs / 2)
    playback.endClause()
  }
  return playback
}

const heard = (playback: Playback, complete: boolean, nowMs = 0): string =>
  ANSWER.slice(0, playback.heardLength(ANSWER, complete, nowMs))

describe('with a player that reports', () => {
  it.each([
    [0, ''],
    [300, ''],
    [500, 'One'],
    [660, 'One'],
    [860, 'One two'],
    [880, 'One two.'],
    [985, 'One two. '],
    [1_000, 'One two. '],
    [1_400, 'One two. '],
    [1_600, 'One two. Three'],
    [2_000, 'One two. Three four'],
    [2_700, 'One two. Three four five'],
    [2_830, 'One two. Three four five six'],
    [3_000, 'One two. Three four five six. '],
    [3_600, 'One two. Three four five six. Seven'],
    [4_000, ANSWER],
    [99_000, ANSWER],
  ])('after %i ms it was "%s"', (ms, text) => {
    const playback = spokenWhole()
    playback.report(ms)
    expect(heard(playback, false)).toBe(text)
  })

  it('never goes back, and never beyond what exists', () => {
    const playback = spokenWhole()
    playback.report(3_000)
    playback.report(500)
    expect(playback.playedMs(0)).toBe(3_000)
    playback.report(Number.MAX_VALUE)
    expect(playback.playedMs(0)).toBe(4_000)
    playback.beginClause(42, 50)
    playback.addAudio(1_000)
    expect(playback.playedMs(0)).toBe(4_000)
    expect(playback.queuedMs(0)).toBe(1_000)
  })

  it('is believed rather than the clock, also after the stop', () => {
    const playback = spokenWhole()
    playback.sent(4_000, 0)
    playback.report(1_000)
    playback.stop(1_200)
    expect(playback.playedMs(60_000)).toBe(1_000)
    playback.report(1_150)
    expect(playback.playedMs(60_000)).toBe(1_150)
  })

  it('hears all of the answer when all of its audio was played, whatever was not said of it', () => {
    const playback = spokenWhole()
    playback.report(3_990)
    expect(heard(playback, true)).toBe(ANSWER)
    const longer = `${ANSWER}\n\`\`\`js\ncode\n\`\`\``
    expect(playback.heardLength(longer, true, 0)).toBe(longer.length)
    expect(playback.heardLength(longer, false, 0)).toBe(ANSWER.length)
  })
})

describe('with a listener that reports nothing', () => {
  it('plays in real time from the first frame', () => {
    const playback = spokenWhole()
    playback.sent(4_000, 500)
    expect([0, 500, 1_500, 4_499, 4_500, 60_000].map((nowMs) => playback.playedMs(nowMs))).toEqual([
      0, 0, 1_000, 3_999, 4_000, 4_000,
    ])
    expect(playback.queuedMs(1_500)).toBe(3_000)
  })

  it('plays nothing while it has nothing: late audio takes its own time', () => {
    const playback = spokenWhole()
    playback.sent(1_000, 0)
    expect([500, 1_000, 4_999].map((nowMs) => playback.playedMs(nowMs))).toEqual([500, 1_000, 1_000])
    playback.sent(2_000, 5_000)
    expect([5_000, 5_100, 7_000].map((nowMs) => playback.playedMs(nowMs))).toEqual([1_000, 1_100, 3_000])
  })

  it('has heard nothing of what never left', () => {
    const playback = spokenWhole()
    expect(playback.playedMs(60_000)).toBe(0)
    playback.sent(1_000, 0)
    expect(playback.playedMs(60_000)).toBe(1_000)
    expect(heard(playback, true, 60_000)).toBe('One two. ')
  })

  it('hears nothing more after the stop', () => {
    const playback = spokenWhole()
    playback.sent(4_000, 0)
    playback.stop(1_700)
    playback.stop(3_000)
    expect(playback.playedMs(60_000)).toBe(1_700)
    expect(heard(playback, false, 60_000)).toBe('One two. Three')
  })

  it('has heard nothing when it was stopped before the first frame', () => {
    const playback = spokenWhole()
    playback.stop(10)
    playback.sent(1_000, 20)
    expect(playback.playedMs(60_000)).toBe(0)
  })
})

describe('while a clause is still being made', () => {
  it('does not take its beginning for the whole of it', () => {
    const playback = new Playback(true)
    playback.beginClause(0, 42)
    playback.addAudio(400)
    playback.report(400)
    expect(heard(playback, false)).toBe('One')
  })

  it('expects it to take as long as the clauses before it', () => {
    const playback = new Playback(true)
    playback.beginClause(0, 9)
    playback.addAudio(4_500)
    playback.endClause()
    playback.beginClause(9, 30)
    playback.addAudio(3_000)
    playback.report(7_500)
    // 500 ms a character: six of the clause's characters are over.
    expect(heard(playback, false)).toBe('One two. Three')
  })

  it('passes over a clause that had no sound', () => {
    const playback = new Playback(true)
    playback.beginClause(0, 9)
    playback.endClause()
    playback.beginClause(9, 30)
    playback.addAudio(2_000)
    playback.endClause()
    playback.report(2_000)
    expect(heard(playback, false)).toBe('One two. Three four five six. ')
  })

  it('has not heard a clause of which nothing exists', () => {
    const playback = spokenWhole()
    playback.report(4_000)
    const longer = `${ANSWER} Nine.`
    playback.beginClause(42, longer.length)
    expect(playback.heardLength(longer, false, 0)).toBe(ANSWER.length)
  })
})

describe('in a clause whose words have times', () => {
  const TEXT = 'It lasted — 1,234,567 years. Then'
  /** A long pause before the number, and the number takes three seconds to say. */
  const WORDS = [
    { end: 2, endMs: 200 },
    { end: 9, endMs: 600 },
    { end: 21, endMs: 4_600 },
    { end: 28, endMs: 5_100 },
  ]

  it.each([
    [100, ''],
    [200, 'It'],
    [700, 'It lasted'],
    [3_000, 'It lasted'],
    [4_500, 'It lasted'],
    [4_590, 'It lasted — 1,234,567'],
    [5_100, 'It lasted — 1,234,567 years.'],
    [5_230, 'It lasted — 1,234,567 years.'],
  ])('after %i ms it was %j', (ms, text) => {
    const playback = new Playback(true)
    playback.beginClause(0, 28)
    playback.addAudio(5_230)
    playback.endClause(WORDS)
    playback.report(ms)
    expect(TEXT.slice(0, playback.heardLength(TEXT, false, 0))).toBe(text)
  })

  it('counts from the first sample of the clause', () => {
    const playback = new Playback(true)
    playback.beginClause(0, 9)
    playback.addAudio(1_000)
    playback.endClause([
      { end: 3, endMs: 400 },
      { end: 9, endMs: 900 },
    ])
    playback.beginClause(9, 42)
    playback.addAudio(2_000)
    playback.endClause([
      { end: 14, endMs: 1_500 },
      { end: 42, endMs: 1_900 },
    ])
    playback.report(2_400)
    expect(heard(playback, false)).toBe('One two. ')
    playback.report(2_500)
    expect(heard(playback, false)).toBe('One two. Three'.slice(0, 14))
  })
})

describe('without audio', () => {
  it('what was shown counts as heard, until it turns out that somebody listens', () => {
    const came = spokenWhole(false)
    came.report(1_000)
    expect(heard(came, true)).toBe('One two. ')
    const got = spokenWhole(false)
    got.sent(4_000, 0)
    expect(heard(got, true, 1_000)).toBe('One two. ')
    const silent = new Playback(false)
    silent.report(1_000)
    expect(heard(silent, true)).toBe(ANSWER)
  })

  it('what was shown counts as heard', () => {
    expect(heard(new Playback(false), false)).toBe(ANSWER)
    const lost = spokenWhole()
    lost.report(100)
    lost.becomeText()
    expect(heard(lost, false)).toBe(ANSWER)
  })

  it('nothing was heard while the first audio is not there, and all of it when there will be none', () => {
    expect(heard(new Playback(true), false)).toBe('')
    expect(heard(new Playback(true), true)).toBe(ANSWER)
  })
})

it('tells how much of the answer a length of its audio says', () => {
  const playback = new Playback(true)
  expect(playback.spokenLength(ANSWER, 0)).toBe(0)
  playback.beginClause(0, 9)
  playback.addAudio(400)
  expect(ANSWER.slice(0, playback.spokenLength(ANSWER, 400))).toBe('One')
  playback.addAudio(600)
  playback.endClause()
  expect(ANSWER.slice(0, playback.spokenLength(ANSWER, 1_000))).toBe('One two. ')
  expect(ANSWER.slice(0, playback.spokenLength(ANSWER, 400))).toBe('One')
})

describe('what the listener is provided with', () => {
  it('is the sound that waits and what the given text will become at the pace of the turn', () => {
    const playback = new Playback(true)
    expect(playback.providedMs(10, 0)).toBe(650)
    playback.beginClause(0, 10)
    playback.addAudio(1_000)
    playback.endClause()
    playback.sent(1_000, 0)
    expect(playback.providedMs(10, 0)).toBe(1_000)
    expect(playback.providedMs(30, 400)).toBe(600 + 20 * 100)
    playback.beginClause(10, 30)
    playback.addAudio(500)
    playback.sent(500, 400)
    expect(playback.providedMs(30, 400)).toBe(1_100 + 1_500)
  })
})
