import { EvaError, type Pcm } from '@eva/core'
import {
  createFakeClock,
  type EarStep,
  fakeEar,
  fakeEarInfo,
  fakeSpeech,
  fakeVoice,
  type SpeechStep,
} from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../check.ts'
import { sayOnce } from '../heard-said.ts'
import { checkEar, type EarFacts, shareUnderstood } from './ear.ts'
import { checkVoice, judge } from './voice.ts'

const clock = createFakeClock()
const signal = new AbortController().signal

describe('a voice', () => {
  const VOICE = fakeVoice('flite', 'slt', ['en'])
  const look = (steps: readonly SpeechStep[], voices = [VOICE], isFree = true): Promise<Verdict> =>
    checkVoice(
      fakeSpeech('flite', clock, voices, () => steps),
      { isFree, isAlone: false, toFetch: null },
    ).look(signal)
  const soundOf = (sample: number): Pcm => new Int16Array(16_000).fill(sample)

  it('says a sentence, and its sound is measured', async () => {
    expect(await look([{ audioMs: 400 }, { audioMs: 600 }])).toMatchObject({
      status: 'good',
      seen: { code: 'voice_speaks', facts: { voice: 'flite:slt', seconds: 1, bytes: 32_000 } },
    })
  })

  it.each([
    ['silent', 3, 'bad', 'voice_silent'],
    ['too loud', 32_767, 'warning', 'voice_clips'],
  ])('is found out when it is %s', async (_what, sample, status, code) => {
    expect(await look([{ pcm: soundOf(sample) }])).toMatchObject({ status, seen: { code } })
  })

  it('is slow when it takes longer than it speaks', () => {
    const said = { samples: soundOf(9_000), sampleRate: 16_000, firstSoundMs: 200, tookMs: 1_400 }
    expect(judge(VOICE, said)).toMatchObject({ status: 'warning', seen: { code: 'voice_slow' } })
  })

  it('is bad in its own words', async () => {
    const fail = new EvaError('voice_failed', 'The model is broken.', { fix: 'Fetch it again.' })
    expect(await look([{ fail }])).toMatchObject({
      status: 'bad',
      seen: { code: 'voice_failed' },
      words: 'The model is broken.',
      fix: 'Fetch it again.',
    })
  })

  it('is only reached where a sentence would cost something, and skipped where none is fetched', async () => {
    expect(await look([], [VOICE], false)).toMatchObject({ status: 'good', seen: { code: 'voice_reachable' } })
    expect(await look([], [{ ...VOICE, installed: false }])).toMatchObject({
      status: 'skipped',
      seen: { code: 'voice_not_fetched' },
    })
  })
})

describe('an ear', () => {
  const FACTS: EarFacts = {
    isFree: true,
    isAlone: false,
    toFetch: null,
    hearSaid: async () => new Int16Array(16_000),
  }
  const look = (script: readonly EarStep[], facts: Partial<EarFacts> = {}): Promise<Verdict> =>
    checkEar(fakeEar({ clock, script: () => script }), { ...FACTS, ...facts }).look(signal)

  it.each([
    ['Good morning, how are you today', 'good', 'ear_hears'],
    ['Could mourning', 'warning', 'ear_mishears'],
    ['', 'bad', 'ear_deaf'],
  ])('that understood "%s" is %s', async (text, status, code) => {
    expect(await look([{ text }])).toMatchObject({ status, seen: { code } })
  })

  it('is amber with a used-up quota', async () => {
    const fail = new EvaError('ear_rate_limited', 'No seconds left.', { retryAfterMs: 60_000 })
    expect(await look([{ fail }])).toMatchObject({
      status: 'warning',
      seen: { code: 'ear_quota', facts: { back_in_s: 60 } },
      words: 'No seconds left.',
    })
  })

  it('is only asked how it is where nobody says the sentence, or listening costs', async () => {
    for (const facts of [{ isFree: false }, { hearSaid: async () => null }]) {
      expect(await look([], facts)).toMatchObject({ status: 'good', seen: { code: 'ear_reachable' } })
    }
  })

  it('is offered where there is none', async () => {
    const none = fakeEar({ clock, ears: [fakeEarInfo('fake', 'ada', { installed: false })], script: () => undefined })
    const toFetch = { kind: 'fetch-ear', name: 'whisper-base', bytes: 1 } as const
    const facts = { ...FACTS, isAlone: true, toFetch }
    expect(await checkEar(none, facts).look(signal)).toMatchObject({
      status: 'warning',
      seen: { code: 'ear_none' },
      action: toFetch,
    })
  })
})

it('says the sentence once for all ears, in the language that is wanted', async () => {
  const voices = [fakeVoice('a', 'anna', ['en']), fakeVoice('a', 'marie', ['fr'])]
  const engine = fakeSpeech('a', clock, voices, () => [{ audioMs: 100 }])
  const hearSaid = sayOnce([engine], async (pcm) => pcm)
  const [english, again, french] = await Promise.all([
    hearSaid('en', signal),
    hearSaid('en', signal),
    hearSaid('fr', signal),
  ])
  expect(again).toBe(english)
  // Between two silences of 300 ms.
  expect(french).toHaveLength(1_600 + 2 * 4_800)
  expect(engine.calls.map(({ voice, language }) => [voice, language])).toEqual([
    ['a:anna', 'en'],
    ['a:marie', 'fr'],
  ])
})

it('counts each word as often as it was said', () => {
  expect(shareUnderstood('no no yes', 'No, yes!')).toBeCloseTo(2 / 3)
  expect(shareUnderstood('Bonjour. Ça va ?', 'bonjour ça va')).toBe(1)
})
