import {
  createFakeClock,
  type FakeClock,
  fakeLlm,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type LlmScript,
  tenMsPerCharacter,
} from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import { routerOf } from '../routing/test-router.ts'
import { Cast } from './cast.ts'
import { Playback } from './heard.ts'
import { openerFor } from './opener.ts'
import { runTurn } from './run-turn.ts'
import { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'
import { createVoices } from './voices.ts'

let clock: FakeClock
beforeEach(() => {
  clock = createFakeClock()
})

const VOICES = () => {
  const voice = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'])], tenMsPerCharacter)
  return { voice, voices: createVoices(fakeVoices(voice)) }
}

/** A turn with an opener after 700 ms. */
async function turn(script: LlmScript, { voices } = VOICES()) {
  const playback = new Playback(true)
  const stopwatch = new Stopwatch(clock, clock.nowMs())
  const cast = new Cast(voices, 'en', null, clock.nowMs())
  const request = { conversationId: 'c', messages: [], maxTokens: 99, temperature: 0 }
  const opener = { clause: openerFor('en', 0), afterMs: 700 }
  const events: TurnEvent[] = []
  const llm = fakeLlm('brain', clock, [script])
  const signal = new AbortController().signal
  const following = (async () => {
    for await (const event of runTurn(
      { request, cast, opener, playback, stopwatch },
      routerOf([llm], clock),
      clock,
      signal,
    )) {
      events.push(event)
    }
  })()
  await clock.advance(30_000)
  await following
  const sentences = events.flatMap((event) => (event.type === 'sentence' ? [event] : []))
  return { sentences, waterfall: stopwatch.waterfall(), playback }
}

describe('an opener', () => {
  it('covers a first token that is late, and counts as no part of the answer', async () => {
    const { sentences, waterfall, playback } = await turn([{ waitMs: 1_500 }, 'Hello there.'])
    expect(sentences.map(({ clause }) => [clause.index, clause.text, clause.spoken])).toEqual([
      [0, '', 'Hmm.'],
      [1, 'Hello there.', 'Hello there.'],
    ])
    expect(waterfall).toMatchObject({ opener: 700, ttft: 1_500, first_clause: 1_500, ttfa: 1_500 })
    // 40 ms of opener, then 120 ms of answer: half of that is half of the answer.
    expect(playback.spokenLength('Hello there.', 40)).toBe(0)
    expect(playback.spokenLength('Hello there.', 160)).toBe('Hello there.'.length)
  })

  it('is not heard when the brain is in time', async () => {
    const { sentences, waterfall } = await turn([{ waitMs: 690 }, 'Hello there.'])
    expect(sentences.map(({ clause }) => clause.text)).toEqual(['Hello there.'])
    expect(waterfall.opener).toBeNull()
    expect(clock.sleeping).toBe(0)
  })

  it('is not heard when the first word is there and only its sentence is not', async () => {
    const { sentences } = await turn([{ waitMs: 600 }, 'Hello', { waitMs: 300 }, ' there.'])
    expect(sentences.map(({ clause }) => clause.text)).toEqual(['Hello there.'])
  })

  it('is made once, and said again from what was kept', async () => {
    const { voice, voices } = VOICES()
    await turn([{ waitMs: 1_500 }, 'One.'], { voice, voices })
    const { sentences } = await turn([{ waitMs: 1_500 }, 'Two.'], { voice, voices })
    expect(sentences.map(({ clause, audioMs }) => [clause.spoken, audioMs])).toEqual([
      ['Hmm.', 40],
      ['Two.', 40],
    ])
    expect(voice.calls.map(({ text }) => text)).toEqual(['Hmm.', 'One.', 'Two.'])
  })
})

it('is in her language, and another one each turn', () => {
  expect([1, 2, 3].map((turnNumber) => openerFor('fr', turnNumber).spoken)).toEqual(['Voyons voir.', 'Alors…', 'Hmm.'])
  expect(openerFor('de', 5).spoken).toBe('Hmm.')
})
