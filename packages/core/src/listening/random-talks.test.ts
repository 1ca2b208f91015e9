import {
  createRandom,
  type EarStep,
  type LlmScript,
  type LlmStep,
  type Random,
  type SpeechStep,
} from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { soundOf, timesOf } from '../conversation/test-person.ts'
import { expectOrder } from '../conversation/test-room.ts'
import { EvaError } from '../errors.ts'
import { isBackchannel } from '../hearing/backchannels.ts'
import { openTalk, type Talk } from './test-talk.ts'
import { noiseOf } from './test-words.ts'

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1)
const SAYINGS = [
  'what time is it',
  'tell me about the sea',
  'my number is zero six',
  'the sea and',
  'a story please',
  'stop',
  'no wait',
  'i want to go home now',
  'blue',
]
/** Nothing that anybody says here. */
const ANSWERS = ['Certainly. ', 'Perhaps tomorrow, ', 'dear friend. ', 'Nobody ever knew. ', 'Quite lovely weather!']

const chance = (random: Random, probability: number): boolean => random.next() < probability
const oneOf = <T>(random: Random, from: readonly T[]): T => {
  const found = from[random.between(0, from.length - 1)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

function randomAnswer(random: Random): LlmScript {
  const steps: LlmStep[] = [{ waitMs: random.between(10, chance(random, 0.2) ? 2_000 : 200) }]
  for (let sentences = random.between(1, 6); sentences > 0; sentences -= 1) {
    steps.push({ token: oneOf(random, ANSWERS) }, { waitMs: random.between(0, 150) })
  }
  if (chance(random, 0.03)) steps.push({ fail: new Error('broken brain') })
  return steps
}

const randomSpeech = (random: Random, text: string): readonly SpeechStep[] => [
  { waitMs: random.between(0, 120) },
  { pcm: soundOf(text.slice(0, 5)) },
  { waitMs: random.between(0, 40) },
  { pcm: soundOf(text.slice(5)) },
  timesOf(text),
]

/** One person who talks, pauses, coughs, types and presses buttons, as the seed has it. */
class Visitor {
  readonly #random: Random
  readonly #here: Talk
  readonly words: string[] = []
  typed = 0

  constructor(random: Random, here: Talk) {
    this.#random = random
    this.#here = here
  }

  async run(): Promise<void> {
    for (let steps = this.#random.between(4, 10); steps > 0; steps -= 1) await this.#step()
    await this.#here.silence(12_000)
  }

  async #step(): Promise<void> {
    const [random, here] = [this.#random, this.#here]
    const what = random.between(0, 20)
    if (what < 10) await this.#say(oneOf(random, SAYINGS))
    else if (what < 13) await here.speak(oneOf(random, ['mm-hm', 'okay']))
    else if (what < 15) await this.#cough(random.between(20, 500))
    else if (what === 15) here.conversation.interrupt()
    else if (what === 16) {
      this.typed += 1
      here.say(`typed ${this.typed}`).done.catch(() => {})
    } else if (what === 17) here.listening.commit()
    await here.silence(oneOf(random, [0, 100, 300, 700, 1_500, 4_000]))
  }

  async #cough(ms: number): Promise<void> {
    await this.#here.silence(32)
    await this.#here.sound(noiseOf(ms))
    await this.#here.silence(32)
  }

  async #say(text: string): Promise<void> {
    this.words.push(...text.split(' '))
    await this.#here.speak(text)
  }
}

/** What was said to her in the end, without what only says that somebody listens. */
const meant = (words: readonly string[]): readonly string[] => words.filter((word) => !isBackchannel(word))

function expectStory(here: Talk): void {
  const said = here.person.events.filter(({ type }) => type === 'speech_start' || type === 'speech_end')
  expect(said.map(({ type }) => type)).toEqual(
    said.map((_, index) => (index % 2 === 0 ? 'speech_start' : 'speech_end')),
  )
  const finals = here.person.all('transcript').filter(({ final }) => final)
  const begun = here.messages()
  for (const { text } of finals) if (text !== '') expect(begun).toContain(text)
}

describe('whatever somebody does at a microphone, nothing that they say is lost, and she never ends in a dead state', () => {
  it.each(SEEDS)('with seed %i', async (seed) => {
    const random = createRandom(seed)
    const isFragile = chance(random, 0.25)
    const hears = (text: string): readonly EarStep[] => [
      { waitMs: random.between(20, chance(random, 0.2) ? 900 : 150) },
      isFragile && chance(random, 0.2)
        ? { fail: new EvaError('ear_failed', 'The ear broke.') }
        : { text, language: 'en' },
    ]
    const here = await openTalk({
      brains: [Array.from({ length: 80 }, () => randomAnswer(random))],
      speaks: (text) => randomSpeech(random, text),
      isStreaming: chance(random, 0.3),
      drafts: () => oneOf(random, ['free', 'few', 'none']),
      hears,
    })
    const visitor = new Visitor(random, here)
    await here.silence(320)
    await visitor.run()

    // She is there for whoever speaks next.
    const before = here.messages().length
    await here.speak('how are you')
    await here.silence(12_000)
    if (!isFragile) expect(here.messages().slice(before)).toEqual(['how are you'])
    here.listening.close()
    await here.clock.advance(120_000)
    await expectOrder(here)
    expectStory(here)

    const turns = await here.store.turns('c')
    expect(turns.filter(({ status }) => status === 'running')).toEqual([])
    const typed = turns.filter(({ message }) => message.startsWith('typed '))
    expect(typed).toHaveLength(visitor.typed)
    const spoken = turns.filter((turn) => !typed.includes(turn)).flatMap(({ message }) => message.split(' '))
    if (!isFragile) expect(meant(spoken)).toEqual(meant([...visitor.words, 'how', 'are', 'you']))
  })
})
