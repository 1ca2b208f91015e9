import {
  createFakeClock,
  type FakeClock,
  type FakeLlm,
  type FakeSpeech,
  fakeLlm,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type LlmScript,
  type SpeechStep,
  tenMsPerCharacter,
} from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Llm, LlmEvent } from '../contracts/llm.ts'
import { BargeIn, EvaError } from '../errors.ts'
import { routerOf } from '../routing/test-router.ts'
import { Channel } from '../streams/channel.ts'
import { Cast } from './cast.ts'
import { Playback } from './heard.ts'
import { runTurn } from './run-turn.ts'
import { STALL_MS } from './script.ts'
import { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'

type Said = { readonly atMs: number; readonly event: TurnEvent }

let clock: FakeClock
let brain: FakeLlm
let voice: FakeSpeech
let playback: Playback
let stopwatch: Stopwatch
let cancel: AbortController

beforeEach(() => {
  clock = createFakeClock()
  playback = new Playback(true)
  stopwatch = new Stopwatch(clock, 0)
  cancel = new AbortController()
})

type Speaks = ((text: string) => readonly SpeechStep[] | undefined) | null

/** A turn in which the brains follow these scripts, and the voice that one; without a voice it is text only. */
function turn(scripts: readonly LlmScript[], speaks: Speaks = tenMsPerCharacter): AsyncGenerator<TurnEvent, void> {
  const brains = scripts.map((script, index) => fakeLlm(`brain-${index + 1}`, clock, [script]))
  brain = brains[0] as FakeLlm
  return turnBy([brain, ...brains.slice(1)], speaks)
}

function turnBy(brains: readonly [Llm, ...Llm[]], speaks: Speaks = tenMsPerCharacter): AsyncGenerator<TurnEvent, void> {
  voice = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'])], (text) => speaks?.(text))
  const cast = speaks === null ? null : new Cast(fakeVoices(voice), 'en', null, 0)
  const request = { conversationId: 'c', messages: [], maxTokens: 99, temperature: 0 }
  return runTurn({ request, cast, opener: null, playback, stopwatch }, routerOf(brains, clock), clock, cancel.signal)
}

/** Follows a turn to its end while time passes, and notes when everything happened. */
async function follow(
  events: AsyncGenerator<TurnEvent, void>,
  onEvent: (said: readonly Said[]) => void = () => {},
): Promise<{ readonly said: readonly Said[]; readonly thrown: unknown; readonly endedAtMs: number | null }> {
  const said: Said[] = []
  let thrown: unknown = null
  let endedAtMs: number | null = null
  const following = (async () => {
    try {
      for await (const event of events) {
        said.push({ atMs: clock.nowMs(), event })
        if (event.type === 'audio') playback.sent(event.audioMs, clock.nowMs())
        onEvent(said)
      }
    } catch (reason) {
      thrown = reason
    }
    endedAtMs = clock.nowMs()
  })()
  await clock.advance(60_000)
  if (endedAtMs !== null) await following
  return { said, thrown, endedAtMs }
}

const timesOf = (said: readonly Said[], type: TurnEvent['type']): readonly number[] =>
  said.filter(({ event }) => event.type === type).map(({ atMs }) => atMs)

const namesOf = (said: readonly Said[]): string => said.map(({ event }) => event.type).join(' ')

const textOf = (said: readonly Said[]): string =>
  said.reduce((text, { event }) => {
    if (event.type === 'token') return text + event.content
    return event.type === 'rewind' ? text.slice(0, event.length) : text
  }, '')

const sentencesOf = (said: readonly Said[]): readonly string[] =>
  said.flatMap(({ event }) => (event.type === 'sentence' ? [event.clause.spoken] : []))

describe('tokens', () => {
  it('leave when the brain has them, and not later', async () => {
    const { said } = await follow(turn([[{ waitMs: 80 }, 'Hello', { waitMs: 10 }, ' there', { waitMs: 500 }, ' Eva']]))
    expect(timesOf(said, 'token')).toEqual([80, 90, 590])
    expect(textOf(said)).toBe('Hello there Eva')
  })

  it.each([
    ['with a voice', tenMsPerCharacter],
    ['in text only', null],
  ])('leave in the very tick in which the brain has them, %s', async (_how, speaks) => {
    const tokens = new Channel<LlmEvent>(9)
    const llm: Llm = { ...fakeLlm('brain', clock, []), streamTokens: () => tokens }
    const seen: string[] = []
    const following = (async () => {
      for await (const event of turnBy([llm], speaks)) if (event.type === 'token') seen.push(event.content)
    })()
    await clock.settle()
    for (const content of ['One', ' two', ' three']) {
      void tokens.push({ type: 'token', content })
      // Promise jobs only: no timer and no I/O of the process gets a turn in between.
      for (let job = 0; job < 25; job++) await Promise.resolve()
      expect(seen.at(-1)).toBe(content)
    }
    tokens.close()
    await following
  })

  it('are all there in text only, without a sound', async () => {
    const { said, thrown, endedAtMs } = await follow(turn([['Hello.', ' How', ' are you?', { waitMs: 5 }]], null))
    expect(namesOf(said)).toBe('token mood token token mood')
    expect(thrown).toBeNull()
    expect(endedAtMs).toBe(5)
    expect(voice.calls).toEqual([])
  })

  it('do not wait for a slow voice', async () => {
    const { said, endedAtMs } = await follow(
      turn([['One. ', { waitMs: 10 }, 'Two. ', { waitMs: 10 }, 'Three.']], () => [{ waitMs: 5_000 }, { audioMs: 100 }]),
    )
    expect(timesOf(said, 'token')).toEqual([0, 10, 20])
    expect(timesOf(said, 'sentence')).toEqual([5_000, 5_010, 10_000])
    expect(endedAtMs).toBe(10_000)
  })

  it('of thinking are neither shown nor said', async () => {
    const { said } = await follow(turn([['<thi', 'nk>Let me', ' see.</think>', '\n\nYes', '.']]))
    expect(textOf(said)).toBe('Yes.')
    expect(voice.calls.map(({ text }) => text)).toEqual(['Yes.'])
  })

  it('come no faster than they are taken', async () => {
    let made = 0
    async function* endless(): AsyncGenerator<LlmEvent, void> {
      for (;;) {
        made += 1
        yield { type: 'token', content: 'word ' }
      }
    }
    const events = turnBy([{ ...fakeLlm('brain', clock, []), streamTokens: endless }], () => [])
    await events.next()
    await clock.settle()
    const ahead = made
    expect(ahead).toBeLessThan(100)
    await clock.settle()
    expect(made).toBe(ahead)
    await events.return()
  })
})

describe('the first sound', () => {
  it('comes as soon as the first clause is known, not when the sentence is over', async () => {
    const { said } = await follow(
      turn([['Well,', { waitMs: 80 }, ' hello there,', { waitMs: 10 }, ' my', { waitMs: 500 }, ' friend.']]),
    )
    expect(timesOf(said, 'audio')[0]).toBe(90)
    expect(timesOf(said, 'audio_start')).toEqual([90])
    expect(sentencesOf(said)).toEqual(['Well, hello there,', 'my friend.'])
  })

  it('of a single short sentence does not wait for the next token', async () => {
    const { said } = await follow(turn([['Sure', { waitMs: 20 }, '!', { waitMs: 900 }, ' Here', ' it is.']]))
    expect(timesOf(said, 'audio')[0]).toBe(20)
  })

  it('comes when a brain stalls within a sentence, with the words that are whole', async () => {
    const { said } = await follow(turn([[{ waitMs: 100 }, 'I think', ' that', { waitMs: 5_000 }, ' we go.']]))
    expect(timesOf(said, 'audio')[0]).toBe(100 + STALL_MS)
    expect(sentencesOf(said)).toEqual(['I think', 'that we go.'])
  })

  it('of a stalled clause waits while there is still much to hear, and not until the silence', async () => {
    const { said } = await follow(turn([['It is a long first sentence. ', 'And then it', { waitMs: 9_000 }, ' ends.']]))
    const firstMs = 'It is a long first sentence.'.length * 10
    expect(firstMs).toBeLessThan(STALL_MS)
    expect(timesOf(said, 'sentence').slice(0, 2)).toEqual([0, STALL_MS])
    const slower = (text: string): readonly SpeechStep[] => [{ audioMs: text.length * 100 }]
    clock = createFakeClock()
    playback = new Playback(true)
    const again = await follow(
      turn([['It is a long first sentence. ', 'And then it', { waitMs: 9_000 }, ' ends.']], slower),
    )
    expect(timesOf(again.said, 'sentence').slice(0, 2)).toEqual([0, 2_800 - STALL_MS])
  })
})

describe('the end', () => {
  it('comes with the last of text and audio, and leaves no timer', async () => {
    const { endedAtMs, said } = await follow(turn([['Hello there.', { waitMs: 30 }]], () => [{ audioMs: 10 }]))
    expect(endedAtMs).toBe(30)
    expect(clock.sleeping).toBe(0)
    expect(namesOf(said)).toBe('token audio_start audio sentence audio_end')
  })

  it('has no audio at all when there is nothing to say', async () => {
    const { said, thrown } = await follow(turn([['```js\n', 'hidden()\n', '```']]))
    expect(namesOf(said)).toBe('token token token')
    expect(thrown).toBeNull()
  })

  it('announces a voice before its first frame, and again when it changes', async () => {
    const voices = [fakeVoice('fake', 'eva', ['en'], 8_000), fakeVoice('fake', 'eve', ['fr'], 16_000)]
    const engine = fakeSpeech('fake', clock, voices, tenMsPerCharacter)
    const detect = (text: string): string => (text.includes('Bonjour') ? 'fr' : 'en')
    const request = { conversationId: 'c', messages: [], maxTokens: 99, temperature: 0 }
    const cast = new Cast({ ...fakeVoices(engine), detectLanguage: detect }, 'en', null, 0)
    const llm = fakeLlm('brain', clock, [['Hello you. ', 'Bonjour. ', 'Bye now.']])
    const plan = { request, cast, opener: null, playback, stopwatch }
    const { said } = await follow(runTurn(plan, routerOf([llm], clock), clock, cancel.signal))
    const sound = said.flatMap(({ event }) => {
      if (event.type === 'audio_start') return [`${event.voice} at ${event.sampleRate}`]
      return event.type === 'audio' ? [`${event.firstSample}+${event.pcm.length}`] : []
    })
    expect(sound).toEqual([
      'fake:eva at 8000',
      '0+800',
      'fake:eve at 16000',
      '1600+1280',
      'fake:eva at 8000',
      '1440+640',
    ])
    expect(said.at(-1)?.event).toEqual({ type: 'audio_end', audioMs: 260 })
  })

  it('is measured on one clock', async () => {
    await follow(
      turn([[{ waitMs: 80 }, 'Hello there, ', { waitMs: 10 }, 'Eva.']], () => [{ waitMs: 40 }, { audioMs: 100 }]),
    )
    expect(stopwatch.waterfall()).toEqual({
      endpoint: null,
      stt: null,
      route: 0,
      queue: 0,
      ttft: 80,
      opener: null,
      first_clause: 90,
      ttfa: 130,
      first_frame_sent: null,
      total: 130,
    })
  })
})

describe('a voice that fails', () => {
  const failsOnSecond = (text: string): readonly SpeechStep[] =>
    text === 'Two is bad.' ? [{ audioMs: 10 }, { fail: new Error('broken') }] : [{ waitMs: 20 }, { audioMs: 100 }]

  it('ends the sound after the sentence before, says so once, and the text goes on', async () => {
    const { said, thrown } = await follow(
      turn([['One is good. ', 'Two is bad. ', 'Three is lost. ', { waitMs: 500 }, 'Four.']], failsOnSecond),
    )
    expect(thrown).toBeNull()
    expect(sentencesOf(said)).toEqual(['One is good.'])
    expect(textOf(said)).toBe('One is good. Two is bad. Three is lost. Four.')
    expect(namesOf(said).match(/voice_lost/g)).toHaveLength(1)
    expect(namesOf(said)).toMatch(/voice_lost audio_end token$/)
    const lost = said.find(({ event }) => event.type === 'voice_lost')?.event
    expect(lost).toMatchObject({ error: { code: 'voice_failed' } })
    expect(clock.sleeping).toBe(0)
  })

  it('says why, when it is missing', async () => {
    const request = { conversationId: 'c', messages: [], maxTokens: 99, temperature: 0 }
    const detect = (text: string): string => (text.includes('Hola') ? 'es' : 'en')
    voice = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'])], tenMsPerCharacter)
    const cast = new Cast({ ...fakeVoices(voice), detectLanguage: detect }, 'en', null, 0)
    const llm = fakeLlm('brain', clock, [['One here. ', 'Two here. ', 'Hola a ti. ', 'Four.']])
    const { said } = await follow(
      runTurn({ request, cast, opener: null, playback, stopwatch }, routerOf([llm], clock), clock, cancel.signal),
    )
    expect(sentencesOf(said)).toEqual(['One here.', 'Two here.'])
    const lost = said.find(({ event }) => event.type === 'voice_lost')?.event
    expect(lost).toMatchObject({ error: { code: 'no_voice', message: expect.stringContaining('"es"') } })
  })
})

describe('moods that the brain marks', () => {
  const answer = ['[jo', 'y] That is it.', ' [sad', 'ness] Oh, ', 'well then. And so on.']

  it('belong to the sentences that are spoken, and to nothing that is shown or said', async () => {
    const { said } = await follow(turn([answer]))
    expect(textOf(said)).toBe('That is it. Oh, well then. And so on.')
    expect(sentencesOf(said).join(' ')).toBe('That is it. Oh, well then. And so on.')
    const felt = said.flatMap(({ event }) => (event.type === 'sentence' ? [event.clause.mood] : []))
    expect(felt).toEqual(['joy', 'sadness', null])
    expect(namesOf(said)).not.toContain('mood')
  })

  it('are told as they come where nobody speaks, and so are those of the words', async () => {
    const { said } = await follow(turn([[...answer, ' How was it?']], null))
    expect(textOf(said)).toBe('That is it. Oh, well then. And so on. How was it?')
    const felt = said.flatMap(({ event }) => (event.type === 'mood' ? [event.mood] : []))
    expect(felt).toEqual(['joy', 'sadness', 'neutral', 'curiosity'])
  })
})

describe('a brain that fails', () => {
  const broken = new EvaError('brain_unreachable', 'Nobody answers.', { retryAfterMs: 3_000 })

  it('before its first token hands over to the next, and says so', async () => {
    const { said, thrown } = await follow(turn([[{ waitMs: 5 }, { fail: broken }], ['Hello.']]))
    expect(thrown).toBeNull()
    expect(said[0]?.event).toEqual({
      type: 'route',
      from: 'brain-1',
      cause: 'failed',
      to: 'brain-2',
      model: 'brain-2 (fake)',
      reason: 'Nobody answers. brain-2 answers.',
      untilMs: 3_000,
    })
    expect(textOf(said)).toBe('Hello.')
    expect(sentencesOf(said)).toEqual(['Hello.'])
  })

  it('in the middle is followed by another after the last clause, in the same voice; nothing is said twice', async () => {
    const { said, thrown } = await follow(
      turn([
        ['One is good.', ' Two is ', 'lo', { fail: broken }],
        ['Two is better.', ' Three.'],
      ]),
    )
    expect(thrown).toBeNull()
    expect(namesOf(said)).toMatch(/sentence token route rewind/)
    expect(textOf(said)).toBe('One is good.Two is better. Three.')
    expect(sentencesOf(said)).toEqual(['One is good.', 'Two is better.', 'Three.'])
    expect(said.filter(({ event }) => event.type === 'audio_start')).toHaveLength(1)
  })

  it('in the middle of a text that nobody speaks is followed after the last clause as well', async () => {
    const { said } = await follow(
      turn([['One is good.', ' Two is ', 'lo', { fail: broken }], [' Two is better.']], null),
    )
    expect(textOf(said)).toBe('One is good. Two is better.')
  })

  it('in the middle of a thought is followed from the beginning', async () => {
    const { said } = await follow(turn([['<think>Hm, ', { fail: broken }], ['I know.']]))
    expect(textOf(said)).toBe('I know.')
    expect(namesOf(said)).not.toContain('rewind')
  })

  it('in the middle and last of all ends the answer there, and what exists of it is spoken', async () => {
    const { said, thrown } = await follow(turn([['One', ' two', ' three', { fail: broken }]]))
    expect(thrown).toBeNull()
    expect(textOf(said)).toBe('One two three')
    expect(sentencesOf(said)).toEqual(['One two three'])
    expect(said.find(({ event }) => event.type === 'brain_lost')?.event).toMatchObject({
      error: { code: 'brain_failed', cause: broken },
    })
  })

  it('and is the last one leaves nothing but the reason', async () => {
    const { said } = await follow(turn([[{ fail: broken }], [{ fail: new TypeError('secret detail') }]]))
    expect(namesOf(said)).toBe('route brain_lost')
    expect(said[1]?.event).toMatchObject({ error: { code: 'brain_failed' } })
    expect(JSON.stringify(said[1]?.event)).not.toContain('secret')
  })

  it('counts as failed when it thinks and says nothing', async () => {
    const { said } = await follow(turn([['<think>Hm, ', 'let me see']]))
    expect(namesOf(said)).toBe('brain_lost')
    expect(said[0]?.event).toMatchObject({ error: { fix: expect.stringContaining('EVA_MAX_TOKENS') } })
  })
})

describe('cancelling', () => {
  const script: LlmScript = [
    'Hello there. ',
    { waitMs: 50 },
    'I am Eva, ',
    'and ',
    { waitMs: 700 },
    'I talk. ',
    { waitMs: 50 },
    'A lot. ',
    { event: { type: 'usage', promptTokens: 9, completionTokens: 9 } },
  ]
  const speaks = (text: string): readonly SpeechStep[] => [
    { waitMs: 30 },
    { audioMs: text.length * 5 },
    { waitMs: 30 },
    { audioMs: 50 },
  ]

  it('at any event ends the turn with the reason, and stops brain, voice and timers', async () => {
    const whole = await follow(turn([script], speaks))
    expect(whole.said.length).toBeGreaterThan(18)
    for (let index = 1; index < whole.said.length; index++) {
      clock = createFakeClock()
      playback = new Playback(true)
      cancel = new AbortController()
      const reason = new BargeIn(`at event ${index}`)
      let atMs = -1
      const { said, thrown, endedAtMs } = await follow(turn([script], speaks), (so) => {
        if (so.length !== index) return
        atMs = clock.nowMs()
        cancel.abort(reason)
      })
      expect(thrown, `event ${index}`).toBe(reason)
      expect(endedAtMs, `event ${index}`).toBe(atMs)
      // What was queued when the signal aborted is dropped by whoever listens to the signal.
      expect(namesOf(whole.said).startsWith(namesOf(said.slice(0, index))), `event ${index}`).toBe(true)
      expect(clock.sleeping, `event ${index}`).toBe(0)
      await clock.advance(60_000)
      expect(clock.nowMs()).toBe(120_000)
    }
  })

  it.each([0, 10, 40, 100, 400, 790])('after %i ms, while nothing happens, does the same', async (atMs) => {
    const events = turn([[{ waitMs: 20 }, ...script]], speaks)
    void clock.sleep(atMs).then(() => cancel.abort(new BargeIn('now')))
    const { thrown, endedAtMs } = await follow(events)
    expect(thrown).toBeInstanceOf(BargeIn)
    expect(endedAtMs).toBe(atMs)
    expect(brain.stopped).toBe(1)
    expect(clock.sleeping).toBe(0)
  })

  it('before the beginning asks nobody', async () => {
    cancel.abort(new BargeIn('before'))
    const { said, thrown } = await follow(turn([script], speaks))
    expect([said, thrown]).toEqual([[], cancel.signal.reason])
    expect(voice.calls).toEqual([])
    expect(brain.requests).toEqual([])
  })

  it('is what leaving early does, too', async () => {
    let events = 0
    const following = (async () => {
      for await (const _event of turn([script], speaks)) {
        events += 1
        if (events === 4) return
      }
    })()
    await clock.advance(60)
    await following
    // At once, and not when the brain or the voice would have gone on by itself.
    await clock.settle()
    expect(brain.stopped).toBe(1)
    expect(voice.stopped).toBe(voice.calls.length)
    expect(clock.sleeping).toBe(0)
  })
})
