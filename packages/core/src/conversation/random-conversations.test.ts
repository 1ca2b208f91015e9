import { createRandom, type LlmScript, type LlmStep, type Random, type SpeechStep } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { StoredTurn } from '../contracts/store.ts'
import { EvaError } from '../errors.ts'
import { soundOf, timesOf } from './test-person.ts'
import { expectOrder, openRoom, type Room } from './test-room.ts'
import { wholeWordsOf, wordsOf } from './test-words.ts'

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1)

/** Requests that a run can make at most. */
const REQUESTS_MAX = 12

/** Answers of the first brain before the person comes: its rhythm is known then, and a hedge is saved up. */
const WARM_UP = 20
const WARM_UP_SCRIPT: LlmScript = [{ waitMs: 60 }, 'Well.']

const chance = (random: Random, probability: number): boolean => random.next() < probability

/** Words that occur only once in a whole run, so that whatever is said twice is seen. */
function createWords(): () => string {
  let made = 0
  return () => {
    made += 1
    let word = ''
    for (let rest = made + 25 * 26; rest > 0; rest = Math.floor(rest / 26)) {
      word = String.fromCharCode(97 + (rest % 26)) + word
    }
    return `${word}${'aeiou'[made % 5]}`
  }
}

function randomAnswer(random: Random, word: () => string): string {
  const sentence = (): string => {
    const words = Array.from({ length: random.between(1, 9) }, word)
    return words.join(chance(random, 0.3) ? ', ' : ' ') + (['.', '!', '?'][random.between(0, 2)] ?? '.')
  }
  return Array.from({ length: random.between(1, 5) }, sentence).join(chance(random, 0.2) ? '\n' : ' ')
}

/** The answer in pieces, with pauses, stalls and failures here and there. */
function randomScript(random: Random, answer: string): LlmScript {
  const steps: LlmStep[] = []
  if (chance(random, 0.04))
    return [{ fail: new EvaError('brain_rate_limited', 'No quota.', { retryAfterMs: random.between(0, 20_000) }) }]
  if (chance(random, 0.08))
    return [{ waitMs: random.between(0, 50) }, { fail: new EvaError('brain_unreachable', 'Gone.') }]
  const failsAt = chance(random, 0.06) ? random.between(1, answer.length) : Number.POSITIVE_INFINITY
  for (let at = 0; at < answer.length; ) {
    if (chance(random, 0.3)) steps.push({ waitMs: random.between(0, 120) })
    if (chance(random, 0.04)) steps.push({ waitMs: random.between(400, 1_500) })
    if (chance(random, 0.01)) steps.push({ waitMs: random.between(2_000, 15_000) })
    if (at >= failsAt) return [...steps, { fail: new Error('broken brain') }]
    const length = random.between(1, 8)
    steps.push({ token: answer.slice(at, at + length) })
    at += length
  }
  return steps
}

/** The sound of a text in frames of its own, with pauses and failures here and there. */
function randomSpeech(random: Random, text: string): readonly SpeechStep[] {
  const steps: SpeechStep[] = []
  const fails = chance(random, 0.02)
  for (let at = 0; at < text.length; ) {
    if (chance(random, 0.3)) steps.push({ waitMs: random.between(0, 80) })
    if (fails && chance(random, 0.3)) return [...steps, { fail: new Error('broken voice') }]
    const length = random.between(3, 25)
    steps.push({ pcm: soundOf(text.slice(at, at + length)) })
    at += length
  }
  return [...steps, timesOf(text)]
}

async function warmUp({ engine, clock }: Room): Promise<void> {
  for (let round = 0; round < WARM_UP; round += 1) {
    const messages = [{ role: 'user', content: `warm-up ${round}` }] as const
    const request = { conversationId: 'another', messages, maxTokens: 10, temperature: 0 }
    const answer = Array.fromAsync(engine.router.streamTokens(request, new AbortController().signal, () => ''))
    await clock.advance(100)
    await answer
  }
}

/** One person who talks, listens, interrupts, goes away and comes back, as the seed has it. */
class Visit {
  readonly #random: Random
  readonly #room: Room
  /** Whether the player tells how far it is. */
  readonly #reports: boolean
  #turnId = ''
  #messages = 0

  constructor(random: Random, room: Room) {
    this.#random = random
    this.#room = room
    this.#reports = chance(random, 0.7)
  }

  async run(): Promise<void> {
    const turns = this.#random.between(2, 5)
    for (let turn = 0; turn < turns; turn++) {
      this.#say()
      if (chance(this.#random, 0.05)) this.#say()
      if (chance(this.#random, 0.05)) this.#room.conversation.interrupt()
      await this.#listen(chance(this.#random, 0.3) ? 20_000 : this.#random.between(0, 4_000))
      if (chance(this.#random, 0.5)) await this.#interrupt()
    }
    await this.#room.clock.advance(120_000)
    this.#report()
    await this.#room.conversation.settle()
  }

  #say(): void {
    this.#hush()
    this.#messages += 1
    const { id, done } = this.#room.say(`message ${this.#messages}`, { speak: chance(this.#random, 0.85) })
    // A turn that cannot be stored would show in what is stored.
    done.catch(() => {})
    this.#turnId = id
  }

  async #interrupt(): Promise<void> {
    this.#hush()
    this.#room.conversation.interrupt()
    if (chance(this.#random, 0.5)) await this.#room.clock.advance(this.#random.between(0, 500))
  }

  /** The loudspeaker falls silent before Eva is told. */
  #hush(): void {
    this.#room.person.stop(this.#turnId)
    this.#report()
  }

  #report(): void {
    const { conversation, person } = this.#room
    if (this.#reports) void conversation.played(this.#turnId, person.playedMs(this.#turnId))
  }

  async #listen(ms: number): Promise<void> {
    const { clock, person, conversation } = this.#room
    const untilMs = clock.nowMs() + ms
    while (clock.nowMs() < untilMs) {
      if (chance(this.#random, 0.4)) this.#report()
      if (chance(this.#random, 0.1)) person.blocked ??= Promise.withResolvers()
      if (chance(this.#random, 0.3)) this.#unblock()
      if (this.#reports && person.isThere && chance(this.#random, 0.08)) person.leave()
      await clock.advance(this.#random.between(1, 400))
      if (!person.isThere && chance(this.#random, 0.5)) person.resume(conversation.audience)
    }
    this.#unblock()
    if (!person.isThere) person.resume(conversation.audience)
  }

  #unblock(): void {
    this.#room.person.blocked?.resolve()
    this.#room.person.blocked = null
  }
}

function expectTruth(turn: StoredTurn, { person, clock, spoken: toBeSpoken }: Room): void {
  const { id, generated, spoken, heard } = turn
  expect(person.textOf(id), 'what was shown').toBe(generated)
  expect(generated.startsWith(spoken), 'what was spoken').toBe(true)
  expect(generated.startsWith(heard), 'what was heard').toBe(true)
  const transcript = person.heardOf(id)
  const letters = (text: string): string => text.replace(/[^a-z]/g, '')
  expect(letters(generated).startsWith(letters(transcript)), `nothing twice: ${transcript}`).toBe(true)
  expect(letters(generated).startsWith(letters(person.receivedOf(id))), 'nothing made twice').toBe(true)

  const errors = person.all('error').filter((error) => error.turn_id === id)
  const beganAtMs = turn.createdAtMs - (clock.wallTimeMs() - clock.nowMs())
  // Gone in the moment of the beginning, and back only for the text.
  const wasDeaf = person.leftAtMs.includes(beganAtMs) && person.receivedOf(id) === ''
  const isRead = wasDeaf || !toBeSpoken.has(id) || errors.some(({ code }) => code === 'voice_failed')
  if (isRead) {
    expect(heard, 'what was read').toBe(generated)
    return
  }
  expect(spoken.startsWith(heard), 'what was heard of what was spoken').toBe(true)
  expect(wordsOf(heard), `of "${generated}" was played "${transcript}"`).toEqual(wholeWordsOf(transcript, generated))
}

/** Each change goes on from the one before it, and the last one names who answered. */
function expectRoutes({ routes, provider }: StoredTurn): void {
  for (const [index, { from, to }] of routes.entries()) {
    expect(to).not.toBe(from)
    if (index > 0) expect(from).toBe(routes[index - 1]?.to)
  }
  if (routes.length > 0) expect(provider).toBe(routes.at(-1)?.to)
}

/** Between two turns nobody is changed without a word, unless the word fell into an interruption. */
function expectContinuity(turns: readonly StoredTurn[]): void {
  let before: string | null = 'brain-1'
  for (const { routes, provider, status } of turns) {
    if (before !== null) expect(routes[0]?.from ?? provider).toBe(before)
    before = status === 'interrupted' ? null : provider
  }
}

/** The latest prompt holds every turn before it as it was heard, and nothing else. */
function expectMemory({ brains }: Room, turns: readonly StoredTurn[]): void {
  const requests = brains.flatMap((brain) => brain.requests.filter(({ conversationId }) => conversationId === 'c'))
  for (const { messages } of requests) {
    const said = messages.filter(({ role }) => role === 'user').map(({ content }) => content)
    const asked = turns.slice(0, said.length)
    expect(said).toEqual(asked.map(({ message }) => message))
    const answers = messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)
    for (const [index, answer] of answers.entries()) {
      const mark = answer.search(/(?: — )?\[interrupted/)
      expect(wordsOf(mark < 0 ? answer : answer.slice(0, mark))).toEqual(wordsOf(asked[index]?.heard ?? '?'))
      const { heard = '', generated = '', status } = asked[index] ?? {}
      const isWhole = status !== 'interrupted' && heard !== '' && heard.trimEnd() === generated.trimEnd()
      expect(mark < 0, answer).toBe(isWhole)
    }
  }
}

const seen = new Set<string>()

describe('whatever happens in a conversation, nothing is said twice, and nothing is kept that was not heard', () => {
  it.each(SEEDS)('with seed %i', async (seed) => {
    const random = createRandom(seed)
    const word = createWords()
    const scripts = (): LlmScript[] =>
      Array.from({ length: REQUESTS_MAX }, () => randomScript(random, randomAnswer(random, word)))
    const known = Array.from({ length: WARM_UP }, () => WARM_UP_SCRIPT)
    const room = await openRoom({
      brains: [[...known, ...scripts()], scripts(), scripts()],
      speaks: (text) => randomSpeech(random, text),
      // One to three answers a minute.
      plan: [{ kind: 'tokens_per_minute', limit: random.between(1_500, 3_500) }],
    })
    await warmUp(room)
    await new Visit(random, room).run()
    await expectOrder(room)
    const turns = await room.store.turns('c')
    expect(turns.map(({ number }) => number)).toEqual(turns.map((_, index) => index + 1))
    for (const turn of turns) {
      expect(turn.status).not.toBe('running')
      expectTruth(turn, room)
      expectRoutes(turn)
      for (const { cause } of turn.routes) seen.add(cause)
    }
    expectContinuity(turns)
    expectMemory(room, turns)
  })

  it('and the brain was changed for every reason that comes up in an answer', () => {
    expect([...seen].sort()).toEqual([
      'broke_off',
      'failed',
      'quota',
      'refused',
      'resting',
      'restored',
      'slow',
      'stalled',
    ])
  })
})
