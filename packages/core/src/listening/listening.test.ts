import { describe, expect, it } from 'vitest'
import { expectOrder } from '../conversation/test-room.ts'
import { EvaError } from '../errors.ts'
import { ANSWER_MS, EAR_MS, openTalk, type Talk } from './test-talk.ts'
import { noiseOf, WORD_MS } from './test-words.ts'

const talk = async (...args: Parameters<typeof openTalk>): Promise<Talk> => {
  const here = await openTalk(...args)
  await here.silence(320)
  return here
}

/** Nothing runs any more, and nothing was told after a turn's end. */
async function expectPeace(here: Talk): Promise<void> {
  await here.silence(64)
  here.listening.close()
  await here.clock.advance(60_000)
  await expectOrder(here)
}

describe('somebody who speaks to her', () => {
  it('is heard, understood and answered, and nothing else happens', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(6_000)
    expect(here.story()).toBe(
      'speech_start listening perhaps(what time is it) speech_end said(what time is it) turn completed',
    )
    expect(here.brains[0]?.requests).toHaveLength(1)
    expect(here.ear.calls).toHaveLength(1)
    await expectPeace(here)
  })

  it('hears her when the silence that a whole question needs is over, as her answer was made within it', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(6_000)
    const { waterfall } = await here.stored('t-1')
    expect(waterfall?.stt).toBeLessThan(250)
    expect(waterfall?.endpoint).toBeGreaterThanOrEqual(300)
    expect(waterfall?.endpoint).toBeLessThan(400)
    expect(waterfall?.first_frame_sent).toBe(waterfall?.endpoint)
    await expectPeace(here)
  })

  it('may pause, and is answered once, to all of it', async () => {
    const here = await talk()
    await here.speak('tell me about')
    await here.silence(700)
    await here.speak('the sea')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['tell me about the sea'])
    await expectPeace(here)
  })

  it('is waited for longer after "and" than after a question', async () => {
    const here = await talk()
    await here.speak('the sea and')
    await here.silence(1_200)
    expect(here.messages()).toEqual([])
    await here.silence(1_200)
    expect(here.messages()).toEqual(['the sea and'])
    await expectPeace(here)
  })

  it('is not taken for finished by a model that hears that they are not', async () => {
    const judge = async (): Promise<number> => 0
    const turnModel = { specification: 'v1', id: 'fake', judge, close: async () => {} } as const
    const [plain, judged] = [await talk(), await talk({ turnModel })]
    for (const here of [plain, judged]) {
      await here.speak('what time is it')
      await here.silence(6_000)
    }
    const endpointOf = async (here: Talk): Promise<number> => (await here.stored('t-1')).waterfall?.endpoint ?? 0
    expect(await endpointOf(judged)).toBeGreaterThan((await endpointOf(plain)) + 200)
  })

  it('is told what they say while they say it, by an ear that hears along', async () => {
    const here = await talk({ isStreaming: true })
    await here.speak('tell me about the sea')
    await here.silence(6_000)
    const partials = here.person.all('transcript').map(({ text }) => text)
    expect(partials[0]).toBe('tell')
    expect(partials.slice(0, 4)).toEqual(['tell', 'tell me', 'tell me about', 'tell me about the'])
    expect(here.messages()).toEqual(['tell me about the sea'])
    await expectPeace(here)
  })

  it('is understood whole when they speak longer than an ear can listen', async () => {
    const here = await talk()
    const long = Array.from({ length: 10 }, () => 'tell me about the sea').join(' ')
    for (let part = 0; part < 3; part += 1) {
      await here.speak(long)
      await here.silence(256)
    }
    await here.silence(6_000)
    expect(here.messages()).toEqual([[long, long, long].join(' ')])
    await expectPeace(here)
  })
})

describe('a sound that nobody said', () => {
  it('is forgotten, and whoever saw it come is told', async () => {
    const here = await talk()
    await here.sound(noiseOf(200))
    await here.silence(3_000)
    expect(here.story()).toBe('speech_start listening perhaps() speech_end said()')
    expect(here.brains[0]?.requests).toEqual([])
    await expectPeace(here)
  })

  it('is not even looked at when it is as short as a click', async () => {
    const here = await talk()
    await here.sound(noiseOf(40))
    await here.silence(3_000)
    expect(here.story()).toBe('')
    expect(here.ear.calls).toEqual([])
    await expectPeace(here)
  })
})

describe('work in a pause', () => {
  const pauses = async (here: Talk): Promise<void> => {
    for (const word of ['tell', 'me', 'about', 'the']) {
      await here.speak(word)
      await here.silence(420)
    }
    await here.speak('sea')
    await here.silence(6_000)
  }

  it('is thrown away as often as it costs nothing', async () => {
    const here = await talk({ drafts: () => 'free' })
    await pauses(here)
    expect(here.messages()).toEqual(['tell me about the sea'])
    expect(here.brains[0]?.requests).toHaveLength(5)
    await expectPeace(here)
  })

  it('is thrown away twice at most where it costs something', async () => {
    const here = await talk({ drafts: () => 'few' })
    await pauses(here)
    expect(here.messages()).toEqual(['tell me about the sea'])
    expect(here.brains[0]?.requests).toHaveLength(3)
    await expectPeace(here)
  })

  it('does not begin when there is too little left to waste', async () => {
    const here = await talk({ drafts: () => 'none' })
    await pauses(here)
    expect(here.brains[0]?.requests).toHaveLength(1)
    const { waterfall } = await here.stored('t-1')
    expect(waterfall?.first_frame_sent).toBeGreaterThanOrEqual((waterfall?.endpoint ?? 0) + 80)
    await expectPeace(here)
  })
})

describe('somebody who speaks while she does', () => {
  const whileSheSpeaks = async (options: Parameters<typeof openTalk>[0] = {}): Promise<Talk> => {
    const here = await talk(options)
    await here.speak('what time is it')
    await here.silence(1_200)
    return here
  }

  it('silences her within a quarter of a second, and is answered; she keeps what was heard', async () => {
    const here = await whileSheSpeaks()
    await here.speak('no tell me about the sea')
    await here.silence(6_000)
    expect(here.story()).toBe(
      'speech_start listening perhaps(what time is it) speech_end said(what time is it) turn completed ' +
        'duck pause stop speech_start listening perhaps(no tell me about the sea) speech_end ' +
        'said(no tell me about the sea) turn completed',
    )
    const [first] = await here.store.turns('c')
    expect(first?.heard).toBe('It is noon')
    await expectPeace(here)
  })

  it('lets her go on from the sentence that was cut when it was "mm-hm"', async () => {
    const here = await whileSheSpeaks()
    await here.speak('mm-hm')
    await here.silence(ANSWER_MS + 3_000)
    expect(here.story()).toMatch(/turn completed duck pause resume$/)
    expect(here.messages()).toHaveLength(1)
    await here.conversation.settle()
    expect((await here.store.turns('c'))[0]?.heard).toBe('It is noon already. Are you hungry by now?')
    await expectPeace(here)
  })

  it('lets her go on when it was a cough', async () => {
    const here = await whileSheSpeaks()
    await here.sound(noiseOf(120))
    await here.silence(ANSWER_MS + 3_000)
    expect(here.story()).toMatch(/turn completed duck resume$/)
    await expectPeace(here)
  })

  it('is heard as well after a cough as before it', async () => {
    const here = await whileSheSpeaks()
    await here.sound(noiseOf(300))
    await here.silence(700)
    await here.speak('wait please')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['what time is it', 'wait please'])
    await expectPeace(here)
  })

  it('stops her with one short word, also when the ear takes its time', async () => {
    const slow = (text: string) => [{ waitMs: 400 }, { text, language: 'en' }]
    const here = await whileSheSpeaks({ hears: slow })
    await here.speak('stop')
    await here.silence(3_000)
    expect(here.messages()).toEqual(['what time is it', 'stop'])
    await expectPeace(here)
  })

  it('stops her by the words of an ear that hears along, before they have finished', async () => {
    const here = await whileSheSpeaks({ isStreaming: true })
    await here.speak('wait please tell me')
    expect(here.story()).toContain('stop speech_start')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['what time is it', 'wait please tell me'])
    await expectPeace(here)
  })

  it('is her own voice when it says her own words', async () => {
    const here = await whileSheSpeaks({
      hears: (text, call) => [{ waitMs: EAR_MS }, { text: call === 0 ? text : 'it is noon', language: 'en' }],
    })
    await here.speak('one-more two three')
    await here.silence(ANSWER_MS)
    expect(here.story()).toMatch(/turn completed duck pause resume$/)
    expect(here.messages()).toHaveLength(1)
    await expectPeace(here)
  })

  it('answers her when "yes" ends after she has', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(ANSWER_MS + 400)
    await here.speak('yes')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['what time is it', 'yes'])
    await expectPeace(here)
  })
})

describe('somebody who had not finished', () => {
  it('is answered once, to all of it, when they go on before she is heard', async () => {
    const here = await talk({ brains: [Array.from({ length: 9 }, () => [{ waitMs: 1_500 }, 'Yes, of course.'])] })
    await here.speak('what time is it')
    await here.silence(600)
    expect(here.messages()).toEqual(['what time is it'])
    await here.speak('there now please')
    await here.silence(8_000)
    expect(here.messages()).toEqual(['what time is it', 'what time is it there now please'])
    const turns = await here.store.turns('c')
    expect(turns.map(({ message }) => message)).toEqual(['what time is it there now please'])
    await expectPeace(here)
  })

  it('and only coughed, gets the answer that was in the making', async () => {
    const here = await talk({ brains: [Array.from({ length: 9 }, () => [{ waitMs: 1_500 }, 'Yes, of course.'])] })
    await here.speak('what time is it')
    await here.silence(600)
    await here.sound(noiseOf(300))
    await here.silence(8_000)
    expect(here.messages()).toEqual(['what time is it'])
    expect(here.brains[0]?.requests).toHaveLength(1)
    expect((await here.stored('t-1')).status).toBe('completed')
    await expectPeace(here)
  })

  it('is waited for longer the next time', async () => {
    const here = await talk()
    const before = here.habits.pauses.patienceMs
    await here.speak('hello there')
    await here.silence(ANSWER_MS + 1_500)
    await here.speak('tell me about the sea')
    await here.silence(900)
    expect(here.messages()).toHaveLength(2)
    await here.speak('please wait no')
    await here.silence(6_000)
    expect(here.habits.pauses.patienceMs).toBeGreaterThan(before)
    await expectPeace(here)
  })
})

describe('an ear that fails', () => {
  const fails = [{ waitMs: 50 }, { fail: new EvaError('ear_failed', 'The ear broke.', { fix: 'Say it again.' }) }]

  it('is told of with what can be done, and she listens on', async () => {
    const here = await talk({ hears: (text, call) => (call === 0 ? fails : [{ text, language: 'en' }]) })
    await here.speak('what time is it')
    await here.silence(3_000)
    expect(here.person.all('error')).toMatchObject([{ code: 'ear_failed', fix: 'Say it again.' }])
    await here.speak('tell me all')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['tell me all'])
    await expectPeace(here)
  })

  it('takes nothing from an answer that somebody spoke over', async () => {
    const here = await talk({ hears: (text, call) => (call === 0 ? [{ text, language: 'en' }] : fails) })
    await here.speak('what time is it')
    await here.silence(800)
    await here.speak('wait no')
    await here.silence(6_000)
    expect(here.messages()).toEqual(['what time is it'])
    expect(here.story()).toMatch(/pause resume$/)
    await expectPeace(here)
  })
})

describe('a microphone that is closed', () => {
  it('forgets what was not finished, and costs nothing more', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(160)
    here.listening.close()
    await here.clock.advance(10_000)
    expect(here.messages()).toEqual([])
    expect(here.story()).toMatch(/speech_end said\(\)$/)
    await expectOrder(here)
  })

  it('lets an answer go on that somebody spoke over', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(800)
    await here.speak('stop wait')
    here.listening.close()
    await here.clock.advance(10_000)
    expect(here.story()).toMatch(/pause resume$/)
    expect((await here.store.turns('c'))[0]?.status).toBe('completed')
    await expectOrder(here)
  })

  it('falls silent in the middle of a word: what was said is answered all the same', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.clock.advance(10_000)
    expect(here.messages()).toEqual(['what time is it'])
    await expectPeace(here)
  })
})

describe('a button that is held to talk', () => {
  const held = { wish: { pushToTalk: true } }

  it('ends a turn when it is let go, and no silence does', async () => {
    const here = await talk(held)
    await here.speak('tell me about the sea')
    await here.silence(4_000)
    expect(here.messages()).toEqual([])
    here.listening.commit()
    await here.silence(3_000)
    expect(here.messages()).toEqual(['tell me about the sea'])
    await expectPeace(here)
  })

  it('is believed where the detector hears nobody', async () => {
    const here = await talk(held)
    const soft = Int16Array.from((await import('./test-words.ts')).soundOfWords('hello there'), (sample) => sample / 8)
    await here.sound(soft)
    here.listening.commit()
    await here.clock.advance(200)
    expect(here.ear.calls.at(-1)?.samples.length).toBeGreaterThanOrEqual((2 * WORD_MS * 16_000) / 1_000)
    await expectPeace(here)
  })

  it('is answered when the microphone is closed in the same moment', async () => {
    const here = await talk(held)
    await here.speak('what time is it')
    here.listening.commit()
    here.listening.close()
    await here.clock.advance(10_000)
    expect(here.messages()).toEqual(['what time is it'])
    await expectOrder(here)
  })
})
