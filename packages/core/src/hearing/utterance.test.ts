import { createRandom, type Random } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { VAD_WINDOW } from '../contracts/vad.ts'
import type { VadVerdict } from './fading.ts'
import { type SpokenStretch, voicedMs } from './spoken-stretch.ts'
import { msOf } from './time.ts'
import { type UtteranceEvent, UtteranceTracker } from './utterance.ts'

const VERDICTS: Record<string, VadVerdict> = { '#': 'speech', '?': 'maybe', '.': 'silence' }
const WINDOW_MS = 32
const at = (index: number) => ({ startSample: index * VAD_WINDOW, level: 0.1 })

/** Every event, with the window at which it came. */
function follow(picture: string, tracker = new UtteranceTracker()): string[] {
  return [...picture].flatMap((mark, index) =>
    tracker.hear(VERDICTS[mark] ?? 'silence', at(index)).map((event) => `${index} ${inWords(event)}`),
  )
}

/** Positions in windows. */
function inWords(event: UtteranceEvent): string {
  const windows = (sample: number): number => sample / VAD_WINDOW
  switch (event.type) {
    case 'sign':
      return `sign ${windows(event.firstVoicedSample)}`
    case 'sign_gone':
      return `gone ${event.voicedMs}`
    case 'speech_start':
      return `speech ${windows(event.firstVoicedSample)}`
    case 'pause':
      return `pause ${event.silenceMs}`
    case 'speech_resumed':
      return `on ${windows(event.pause.startSample)}-${windows(event.pause.endSample)}`
    case 'cut':
      return `cut ${windows(event.stretch.startSample)}-${windows(event.stretch.lastVoicedSample)} ${event.goesOn}`
    default:
      return event satisfies never
  }
}

describe('an utterance', () => {
  it.each([
    ['begins after three voiced windows', '..###', ['2 sign 2', '4 speech 2']],
    ['does not begin with a click', '..##..', ['2 sign 2', '4 gone 64']],
    ['may begin softly', '.##?#', ['1 sign 1', '4 speech 1']],
    ['does not begin with what may be speech', '.????.', []],
    ['does not begin with a click that fades for long', '#???', ['0 sign 0', '3 gone 32']],
    ['pauses from its last voiced window on', '###..', ['0 sign 0', '2 speech 0', '3 pause 32', '4 pause 64']],
    ['does not pause while it fades', '###??#', ['0 sign 0', '2 speech 0']],
    [
      'pauses when it fades for more than 64 ms, and counts all of it',
      '###???',
      ['0 sign 0', '2 speech 0', '5 pause 96'],
    ],
    [
      'goes on after two voiced windows, and says nothing of a pause meanwhile',
      '###..##.',
      ['0 sign 0', '2 speech 0', '3 pause 32', '4 pause 64', '6 on 3-5', '7 pause 32'],
    ],
    [
      'does not go on with a click',
      '###..#..',
      ['0 sign 0', '2 speech 0', '3 pause 32', '4 pause 64', '6 pause 128', '7 pause 160'],
    ],
  ])('%s: %s', (_, picture, events) => {
    expect(follow(picture)).toEqual(events)
  })

  it('ends where its sound does, and not where the detector lets go', () => {
    const tracker = new UtteranceTracker()
    const loud = [0.001, 0.1, 0.1, 0.1, 0.1, 0.001, 0.001, 0.001]
    const events = loud.flatMap((level, index) =>
      tracker.hear(index === 0 || index === 7 ? 'silence' : 'speech', { startSample: index * VAD_WINDOW, level }),
    )
    expect(events.map(inWords)).toEqual(['sign 1', 'speech 1', 'pause 96'])
    expect(tracker.finish()?.lastVoicedSample).toBe(5 * VAD_WINDOW)
  })

  it('has its pre-roll, but nothing of what was said before', () => {
    const tracker = new UtteranceTracker()
    follow(`${'.'.repeat(20)}####...`, tracker)
    expect(tracker.finish()).toEqual({
      startSample: 20 * VAD_WINDOW - 4_800,
      firstVoicedSample: 20 * VAD_WINDOW,
      lastVoicedSample: 24 * VAD_WINDOW,
      pauses: [],
    })
    const again = [27, 28, 29].flatMap((index) => tracker.hear('speech', at(index)))
    expect(again.at(-1)).toMatchObject({ type: 'speech_start', startSample: 24 * VAD_WINDOW })
    expect(tracker.isSpeech).toBe(true)
  })

  it('is nothing before it has begun, and over when it is finished', () => {
    const tracker = new UtteranceTracker()
    follow('.##', tracker)
    expect(tracker.finish()).toBeNull()
    expect(tracker.isSpeech).toBe(false)
  })

  it('that goes on at the very moment it is finished becomes the next one', () => {
    const tracker = new UtteranceTracker()
    follow('###...#', tracker)
    expect(tracker.finish()?.lastVoicedSample).toBe(3 * VAD_WINDOW)
    tracker.hear('speech', at(7))
    expect(tracker.hear('speech', at(8)).map(inWords)).toEqual(['speech 6'])
  })

  it('of half a minute is cut at its longest pause, and goes on', () => {
    const said = (windows: number, pause: number): string => '#'.repeat(windows) + '.'.repeat(pause)
    const picture = said(100, 30) + said(300, 8) + said(100, 20) + said(100, 4) + '#'.repeat(300)
    const cut = follow(picture).filter((event) => event.includes('cut'))
    // The first pause is too near to the beginning.
    expect(cut).toEqual(['936 cut 0-538 true'])
    const tracker = new UtteranceTracker()
    follow(picture, tracker)
    expect(tracker.finish()).toMatchObject({
      startSample: 558 * VAD_WINDOW - 4_800,
      firstVoicedSample: 558 * VAD_WINDOW,
      pauses: [{ startSample: 658 * VAD_WINDOW, endSample: 662 * VAD_WINDOW }],
    })
  })

  it('of half a minute without a pause is cut where it is, and the next one begins there', () => {
    const events = follow('#'.repeat(1_900)).filter((event) => /cut|speech/.test(event))
    expect(events).toEqual([
      '2 speech 0',
      '936 cut 0-937 false',
      '939 speech 937',
      '1873 cut 937-1874 false',
      '1876 speech 1874',
    ])
  })
})

describe('any utterances', () => {
  const randomVerdict = (random: Random, talks: boolean): VadVerdict => {
    const roll = random.next()
    if (roll < 0.1) return 'maybe'
    return roll < (talks ? 0.95 : 0.15) ? 'speech' : 'silence'
  }

  it.each(Array.from({ length: 60 }, (_, seed) => seed))('are bounded, apart, and lose no voice (seed %i)', (seed) => {
    const random = createRandom(seed)
    const tracker = new UtteranceTracker()
    const stretches: SpokenStretch[] = []
    let talks = false
    let silentFor = 0
    let before: string = 'none'
    for (let index = 0; index < 3_000; index += 1) {
      if (random.next() < (talks ? 0.02 : 0.05)) talks = !talks
      for (const event of tracker.hear(randomVerdict(random, talks), at(index))) {
        if (event.type === 'pause') {
          expect(event.silenceMs).toBeGreaterThan(before === 'pause' ? silentFor : 0)
          silentFor = event.silenceMs
        }
        if (event.type === 'speech_resumed') expect(before).toBe('pause')
        if (event.type === 'speech_start') expect(['sign', 'finished']).toContain(before)
        if (event.type === 'cut') stretches.push(event.stretch)
        before = event.type
        if (event.type === 'pause' && random.next() < 0.1) {
          const stretch = tracker.finish()
          if (stretch) stretches.push(stretch)
          before = 'finished'
        }
      }
    }
    expect(stretches.length).toBeGreaterThan(3)
    let freeFrom = 0
    for (const stretch of stretches) {
      expect(stretch.startSample).toBeGreaterThanOrEqual(freeFrom)
      expect(stretch.firstVoicedSample).toBeGreaterThanOrEqual(stretch.startSample)
      expect(stretch.firstVoicedSample - stretch.startSample).toBeLessThanOrEqual(4_800)
      expect(msOf(stretch.lastVoicedSample - stretch.startSample)).toBeLessThanOrEqual(30_000)
      expect(voicedMs(stretch)).toBeGreaterThan(WINDOW_MS)
      let sample = stretch.firstVoicedSample
      for (const pause of stretch.pauses) {
        expect(pause.startSample).toBeGreaterThan(sample)
        expect(pause.endSample).toBeGreaterThan(pause.startSample)
        sample = pause.endSample
      }
      expect(stretch.lastVoicedSample).toBeGreaterThan(sample)
      freeFrom = stretch.lastVoicedSample
    }
  })
})
