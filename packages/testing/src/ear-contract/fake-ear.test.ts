import { expect, it } from 'vitest'
import { createFakeClock, fakeEar, fakeEarInfo, UnscriptedCall } from '../fakes/index.ts'
import { describeEar } from './describe-ear.ts'
import { never, samplesOf, type Utterance } from './ear-under-test.ts'

const UTTERANCES: readonly Utterance[] = [
  { samples: samplesOf(300, () => 500), language: 'en', isUnderstood: (text) => text === 'low' },
  { samples: samplesOf(700, () => 900), language: 'en', isUnderstood: (text) => text === 'high' },
]

/** The loudness is all that it understands. */
const wordIn = (samples: Int16Array): string => ({ 500: 'low', 900: 'high' })[samples.at(-1) ?? 0] ?? ''

describeEar('a scripted fake', async () => ({
  ear: fakeEar({ clock: createFakeClock(), script: ({ samples }) => [{ text: wordIn(samples), language: 'en' }] }),
  id: 'fake:ada',
  utterances: UTTERANCES,
}))

describeEar('a scripted fake that hears along', async () => ({
  ear: fakeEar({
    clock: createFakeClock(),
    ears: [fakeEarInfo('fake', 'eve', { isStreaming: true, languages: [] })],
    script: ({ samples }) => [{ text: wordIn(samples), noSpeechProbability: 0.1 }],
    partial: wordIn,
  }),
  id: 'fake:eve',
  utterances: UTTERANCES,
}))

it('throws on an utterance that is not in its script, and keeps count of the others', async () => {
  const clock = createFakeClock()
  const ear = fakeEar({
    clock,
    script: ({ samples }) => (samples[0] === 1 ? [{ waitMs: 80 }, { text: 'one' }] : undefined),
  })
  const wish = { ear: 'fake:ada', language: 'en', context: '', signal: never() }
  await expect(ear.hear(samplesOf(200), wish)).rejects.toBeInstanceOf(UnscriptedCall)
  const hearing = ear.hear(
    samplesOf(200, () => 1),
    wish,
  )
  await clock.advance(80)
  expect(await hearing).toEqual({ text: 'one', language: null, noSpeechProbability: null })
  const stop = new AbortController()
  const stopped = ear.hear(
    samplesOf(200, () => 1),
    { ...wish, signal: stop.signal },
  )
  stop.abort('enough')
  await expect(stopped).rejects.toBe('enough')
  expect([ear.calls.length, ear.stopped]).toEqual([2, 1])
})
