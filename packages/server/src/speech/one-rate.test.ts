import type { Line, Recited } from '@eva/core'
import { createFakeClock, fakeSpeech, fakeVoice } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { oneRate } from './one-rate.ts'

const RATES = { slt: 16_000, fr: 22_050 }

function lineOf(name: keyof typeof RATES): Line {
  const voice = fakeVoice('fake', name, ['en'], RATES[name])
  const engine = fakeSpeech('fake', createFakeClock(), [voice], () => undefined)
  return { by: { engine, voice }, language: 'en', said: '', speed: 1, pitch: 1, isOpener: false }
}

const HZ = 200

/** A second of a tone in frames of 20 ms. */
function* tone(line: Line): Generator<Recited> {
  const { sampleRate } = line.by.voice
  const frame = sampleRate / 50
  for (let first = 0; first < sampleRate; first += frame) {
    const pcm = Int16Array.from({ length: frame }, (_, index) =>
      Math.round(10_000 * Math.sin((2 * Math.PI * HZ * (first + index)) / sampleRate)),
    )
    yield { type: 'said', line, event: { type: 'audio', pcm } }
  }
}

async function* inTurn(...lines: readonly Line[]): AsyncGenerator<Recited> {
  for (const line of lines) yield* tone(line)
}

it.each([
  [['slt', 'fr', 'slt'] as const, 16_000],
  [['fr', 'slt', 'slt', 'fr'] as const, 22_050],
])('voices %j are all heard at the rate of the first, each as long and as high as it is', async (names, rate) => {
  const heard = await Array.fromAsync(oneRate(inTurn(...names.map(lineOf))))
  expect(new Set(heard.map((said) => (said.type === 'said' ? said.sampleRate : null)))).toEqual(new Set([rate]))
  const samples = heard.flatMap((said) =>
    said.type === 'said' && said.event.type === 'audio' ? [...said.event.pcm] : [],
  )
  expect(Math.abs(samples.length - names.length * rate)).toBeLessThanOrEqual(names.length)
  for (const index of names.keys()) {
    const second = samples.slice(index * rate + 500, (index + 1) * rate - 500)
    const rises = second.filter((sample, at) => sample >= 0 && (second[at - 1] ?? 0) < 0).length
    expect((rises * rate) / second.length).toBeCloseTo(HZ, -1)
  }
})

it('passes on what was replaced, and when things sound', async () => {
  const timing = { type: 'said', line: lineOf('fr'), event: { type: 'timing', words: [], phonemes: [] } } as const
  async function* both(): AsyncGenerator<Recited> {
    yield* tone(lineOf('slt'))
    yield timing
  }
  expect((await Array.fromAsync(oneRate(both()))).at(-1)).toEqual({ ...timing, sampleRate: 16_000 })
})
