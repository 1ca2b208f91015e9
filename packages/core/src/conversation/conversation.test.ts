import type { LlmScript, SpeechStep } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { Conversation } from './conversation.ts'
import type { Listener } from './listener.ts'
import { Person, soundOf } from './test-person.ts'
import { atOnce, expectOrder, openRoom, type Room, type RoomOptions } from './test-room.ts'
import { wholeWordsOf, wordsOf } from './test-words.ts'

const ANSWER: LlmScript = ['Hello there', ', my friend. ', 'I am Eva. ', 'How are you today?']
const TEXT = 'Hello there, my friend. I am Eva. How are you today?'

/** A room whose first brain gives these answers. */
const roomFor = (...answers: readonly LlmScript[]): Promise<Room> => openRoom({ brains: [answers] })

/** How the events went. Tokens come beside the rest: of each answer only the first is shown. */
const story = (person: Person): string =>
  person.events
    .map((event) => (event.type === 'state' ? event.state : event.type))
    .join(' ')
    .replace(/(?<=token\b(?:(?!turn_end).)*) token\b/g, '')

describe('a turn', () => {
  it('is told in order, from the message to the end, and is stored', async () => {
    const room = await roomFor(ANSWER)
    const { id, done } = room.say('Hi')
    const finished = await done
    expect(story(room.person)).toBe(
      'turn_start thinking token audio_start speaking sentence sentence sentence audio_end turn_end idle',
    )
    expect(room.person.all('turn_start')[0]).toMatchObject({
      turn_id: id,
      number: 1,
      message: 'Hi',
      provider: 'brain-1',
    })
    expect(room.person.textOf(id)).toBe(TEXT)
    await room.clock.advance(60_000)
    expect(room.person.heardOf(id)).toBe('Hello there, my friend.I am Eva.How are you today?')
    expect(await room.stored(id)).toMatchObject({
      status: 'completed',
      generated: TEXT,
      spoken: TEXT,
      voice: 'fake:eva',
    })
    expect(finished).toMatchObject({ status: 'completed', tokens: 4, provider: 'brain-1', ttftMs: 0 })
    await expectOrder(room)
  })

  it('in text only is read, not heard', async () => {
    const room = await roomFor(ANSWER)
    const { id, done } = room.say('Hi', { speak: false })
    await done
    expect(story(room.person)).toBe('turn_start thinking token turn_end idle')
    expect(await room.stored(id)).toMatchObject({ generated: TEXT, spoken: '', heard: TEXT, voice: null })
    await expectOrder(room)
  })

  it('is stored before anything is told of it', async () => {
    const room = await roomFor(ANSWER)
    let known: Promise<unknown> | null = null
    room.person.onDelivery = () => {
      known ??= room.store.turns('c')
    }
    await room.say('Hi').done
    expect(await known).toMatchObject([{ message: 'Hi' }])
  })

  it('keeps what the brain counted, and when each step was', async () => {
    const room = await roomFor([
      { waitMs: 80 },
      'Hi.',
      { event: { type: 'usage', promptTokens: 50, completionTokens: 17 } },
    ])
    await room.clock.advance(1_000)
    const { id, done } = room.say('Hi', { finishedAtMs: 990 })
    await room.clock.advance(1_000)
    const { waterfall, latencyMs } = await done
    expect(waterfall).toMatchObject({ endpoint: 10, route: 10, ttft: 90, first_clause: 90, first_frame_sent: 90 })
    expect([latencyMs, (await room.stored(id)).tokens]).toEqual([90, 17])
  })

  it('does not hold the first event back: it comes in the tick in which the message is stored', async () => {
    const room = await roomFor(ANSWER)
    room.say('Hi')
    for (let job = 0; job < 10; job++) await Promise.resolve()
    expect(room.person.all('turn_start')).toHaveLength(1)
    await room.clock.settle()
  })
})

describe('the next prompt', () => {
  it('holds what was said and heard', async () => {
    const room = await roomFor(ANSWER, ['Fine.'])
    await room.say('Hi').done
    await room.clock.advance(60_000)
    await room.say('And now?').done
    expect(room.brains[0]?.requests[1]).toMatchObject({
      conversationId: 'c',
      maxTokens: 1_000,
      messages: [
        { role: 'system', content: 'You are Eva.' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: TEXT },
        { role: 'user', content: 'And now?' },
      ],
    })
  })

  it('holds nothing of an answer that was not heard, and the mark', async () => {
    const room = await roomFor(ANSWER, ['Fine.'])
    const { id } = room.say('Hi')
    await room.clock.advance(65 * 25)
    await room.say('Wait').done
    expect(room.person.heardOf(id)).toBe('Hello there, my friend.I ')
    expect(room.brains[0]?.requests[1]?.messages[2]?.content).toBe('Hello there, my friend. I — [interrupted]')
    expect((await room.stored(id)).heard).toBe('Hello there, my friend. I')
  })
})

describe('while the message is being written', () => {
  /** A disk that writes a message when it is told to. */
  async function slowDisk(speak: boolean) {
    const written = Promise.withResolvers<void>()
    const room = await openRoom({
      brains: [[[...ANSWER, { waitMs: 1_000 }], ['Second.']]],
      mend: (store) => ({ ...store, beginTurn: (turn) => written.promise.then(() => store.beginTurn(turn)) }),
    })
    const turn = room.say('Hi', { speak })
    await room.clock.settle()
    return { ...room, ...turn, written }
  }

  it.each([true, false])('she thinks, and tells nobody yet (with a voice: %s)', async (speak) => {
    const room = await slowDisk(speak)
    expect(room.brains[0]?.requests).toHaveLength(1)
    expect(room.person.deliveries).toEqual([])
    room.written.resolve()
    await room.clock.advance(1_000)
    expect((await room.done).status).toBe('completed')
    expect(story(room.person)).toMatch(/^turn_start thinking token .*turn_end idle$/)
    expect(room.person.textOf(room.id)).toBe(TEXT)
    await expectOrder(room)
  })

  it.each([true, false])('an interruption stops the thinking for good (with a voice: %s)', async (speak) => {
    const room = await slowDisk(speak)
    room.conversation.interrupt()
    room.written.resolve()
    expect(await room.done).toMatchObject({ status: 'interrupted', generated: '', spoken: '', heard: '' })
    expect(story(room.person)).toBe('turn_start thinking turn_end idle')
    await room.clock.settle()
    // Whatever a brain holds for a request, it has let go of.
    expect(room.brains[0]?.stopped).toBe(1)
    expect(room.voice.stopped).toBeLessThanOrEqual(room.voice.calls.length)
    expect((await room.say('Next', { speak }).done).status).toBe('completed')
    await expectOrder(room)
  })

  it.each([true, false])('a disk that fails stops it, too (with a voice: %s)', async (speak) => {
    const room = await slowDisk(speak)
    room.written.reject(new EvaError('storage_failed', 'The disk is full.'))
    await expect(room.done).rejects.toMatchObject({ code: 'storage_failed' })
    expect(room.brains[0]?.stopped).toBe(1)
    expect(room.person.deliveries).toEqual([])
    await expectOrder(room)
  })
})

/** Slow enough for every step to be at a time of its own. */
const SLOW: RoomOptions = {
  brains: [
    [
      [
        { waitMs: 50 },
        'Hello',
        { waitMs: 300 },
        ' there',
        ', my friend. ',
        { waitMs: 900 },
        'I am Eva. ',
        'How are you?',
      ],
      ['Second.'],
    ],
  ],
  speaks: (text): readonly SpeechStep[] => [
    { waitMs: 40 },
    { pcm: soundOf(text.slice(0, 6)) },
    { waitMs: 200 },
    { pcm: soundOf(text.slice(6)) },
  ],
}

describe('a barge-in', () => {
  it.each([
    ['that reports what it plays', true],
    ['that reports nothing', false],
  ])('at every event keeps exactly what was heard, with a player %s', async (_what, reports) => {
    const whole = await openRoom(SLOW)
    whole.say('Hi')
    await whole.clock.advance(60_000)
    expect(whole.person.deliveries.length).toBeGreaterThan(20)
    for (let index = 0; index < whole.person.deliveries.length; index++) {
      const room = await openRoom(SLOW)
      const { person, conversation, clock } = room
      let seen = 0
      let atMs = Number.NaN
      const { id, done } = room.say('Hi')
      person.onDelivery = () => {
        if (seen++ !== index) return
        atMs = clock.nowMs()
        const playedMs = person.stop(id)
        if (reports) void conversation.played(id, playedMs)
        conversation.interrupt()
      }
      await clock.advance(60_000)
      const finished = await done
      await conversation.settle()
      const turn = await room.stored(id)
      const heard = person.heardOf(id)
      const where = `delivery ${index} at ${atMs} ms`
      expect(TEXT_SLOW.startsWith(turn.generated), where).toBe(true)
      expect(turn.generated.startsWith(turn.spoken), where).toBe(true)
      expect(turn.spoken.startsWith(turn.heard), where).toBe(true)
      expect(wordsOf(turn.heard), where).toEqual(wholeWordsOf(heard, turn.generated))
      if (finished.status === 'interrupted') {
        expect(person.all('turn_end')[0], where).toMatchObject({ status: 'interrupted', response: turn.generated })
        expect(turn.latencyMs, where).toBe(atMs)
      }
      await expectOrder(room)
      const calls = room.brains[0]?.requests.length
      const next = room.say('Next', { speak: false })
      await clock.advance(60_000)
      await next.done
      const remembered = room.brains[0]?.requests.at(-1)?.messages.at(-2)?.content ?? ''
      expect(wordsOf(remembered.replace(/ — \[.*|\[.*/, '')), where).toEqual(wordsOf(turn.heard))
      expect(room.brains[0]?.requests, where).toHaveLength((calls ?? 0) + 1)
    }
  })

  it('stops brain, voice and timers at once', async () => {
    const room = await openRoom(SLOW)
    const { done } = room.say('Hi')
    await room.clock.advance(420)
    room.conversation.interrupt()
    await room.clock.settle()
    expect(await done).toMatchObject({ status: 'interrupted' })
    expect(room.brains[0]?.stopped).toBe(1)
    expect(room.voice.stopped).toBe(room.voice.calls.length)
    expect(room.clock.sleeping).toBe(0)
  })

  it('in the very tick of the message still has a beginning and an end', async () => {
    const room = await roomFor(ANSWER)
    const { id, done } = room.say('Hi')
    room.conversation.interrupt()
    await done
    expect(story(room.person)).toBe('turn_start thinking turn_end idle')
    expect(room.brains[0]?.requests).toEqual([])
    expect(await room.stored(id)).toMatchObject({ status: 'interrupted', message: 'Hi', generated: '', heard: '' })
    await expectOrder(room)
  })

  it('that comes twice, or when nothing is said, changes nothing', async () => {
    const room = await roomFor(ANSWER)
    room.conversation.interrupt()
    const { id, done } = room.say('Hi')
    await done
    await room.clock.advance(60_000)
    room.conversation.interrupt()
    room.conversation.interrupt()
    await room.conversation.settle()
    expect(await room.stored(id)).toMatchObject({ status: 'completed', heard: TEXT })
    await expectOrder(room)
  })

  it('after the end stops what is left of the playback', async () => {
    const room = await roomFor(ANSWER, ['Second.'])
    const { id, done } = room.say('Hi')
    expect((await done).status).toBe('completed')
    await room.clock.advance(65 * 11)
    room.conversation.interrupt()
    await room.clock.advance(60_000)
    await room.say('Next').done
    expect((await room.stored(id)).heard).toBe('Hello there')
    expect(room.brains[0]?.requests[1]?.messages[2]?.content).toBe('Hello there — [interrupted]')
  })
})

const TEXT_SLOW = 'Hello there, my friend. I am Eva. How are you?'

describe('a message during an answer', () => {
  it('ends that one as interrupted, and then is answered', async () => {
    const room = await openRoom(SLOW)
    const first = room.say('Hi')
    await room.clock.advance(400)
    const second = room.say('No, wait')
    await room.clock.advance(60_000)
    expect((await first.done).status).toBe('interrupted')
    expect((await second.done).status).toBe('completed')
    const order = room.person.events.flatMap((event) =>
      event.type === 'turn_start' || event.type === 'turn_end' ? [`${event.type} ${event.turn_id}`] : [],
    )
    expect(order).toEqual(['turn_start t-1', 'turn_end t-1', 'turn_start t-2', 'turn_end t-2'])
    await expectOrder(room)
  })

  it('comes after those before it, however many come in one tick', async () => {
    const room = await roomFor(['Only the last is answered.'])
    const turns = ['one', 'two', 'three'].map((text) => room.say(text))
    await room.clock.advance(60_000)
    expect(await Promise.all(turns.map(async ({ done }) => (await done).status))).toEqual([
      'interrupted',
      'interrupted',
      'completed',
    ])
    expect((await room.store.turns('c')).map(({ number, message }) => [number, message])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ])
    await expectOrder(room)
  })
})

describe('a message in place of another', () => {
  it('drops that turn and all after it, in the store and in the prompt', async () => {
    const room = await roomFor(['One.'], ['Two.'], ['Three.'], ['Instead.'])
    const ids: string[] = []
    for (const text of ['a', 'b', 'c']) {
      const { id, done } = room.say(text, { speak: false })
      ids.push(id)
      await done
    }
    await room.say('b again', { speak: false, replaces: ids[1] ?? '' }).done
    expect((await room.store.turns('c')).map(({ message, number }) => [message, number])).toEqual([
      ['a', 1],
      ['b again', 4],
    ])
    expect(room.person.all('turn_start')[3]).toMatchObject({ replaces: 't-2', number: 4 })
    expect(room.brains[0]?.requests[3]?.messages.map(({ content }) => content)).toEqual([
      'You are Eva.',
      'a',
      'One.',
      'b again',
    ])
  })

  it('may replace the answer that is running', async () => {
    const room = await openRoom(SLOW)
    const first = room.say('Hi')
    await room.clock.advance(400)
    const again = room.say('Hi', { replaces: first.id })
    await room.clock.advance(60_000)
    expect((await again.done).status).toBe('completed')
    expect((await room.store.turns('c')).map(({ id }) => id)).toEqual([again.id])
    await expectOrder(room)
  })

  it('is refused when there is no such turn, and the conversation goes on', async () => {
    const room = await roomFor(['One.'])
    await expect(room.say('Hi', { replaces: 'nothing' }).done).rejects.toMatchObject({ code: 'turn_not_found' })
    expect(room.person.deliveries).toEqual([])
    await room.say('Hi').done
    await expectOrder(room)
  })
})

describe('what was played', () => {
  it('counts while she speaks, and after', async () => {
    const room = await roomFor(ANSWER, ['Second.'])
    const { id, done } = room.say('Hi')
    await room.conversation.played(id, 65 * 11)
    await done
    expect((await room.stored(id)).heard).toBe('')
    await room.conversation.played(id, 65 * 11)
    expect((await room.stored(id)).heard).toBe('Hello there')
    await room.conversation.played(id, 65 * 23)
    expect((await room.stored(id)).heard).toBe('Hello there, my friend.')
    await room.conversation.played(id, 65)
    expect((await room.stored(id)).heard).toBe('Hello there, my friend.')
    await room.conversation.played(id, 1e9)
    expect((await room.stored(id)).heard).toBe(TEXT)
  })

  it('of a turn that is over for good, or never was, changes nothing', async () => {
    const room = await roomFor(ANSWER, ['Second.'])
    const first = room.say('Hi')
    await room.clock.advance(65 * 5)
    await room.say('Next').done
    const { heard } = await room.stored(first.id)
    await room.conversation.played(first.id, 1e9)
    await room.conversation.played('nobody', 1e9)
    expect((await room.stored(first.id)).heard).toBe(heard)
  })

  it('is what a late report says, also after an interruption', async () => {
    const room = await roomFor(ANSWER)
    const { id, done } = room.say('Hi')
    await room.conversation.played(id, 65)
    await room.clock.advance(65 * 11)
    room.conversation.interrupt()
    await done
    await room.conversation.played(id, 65 * 11)
    expect((await room.stored(id)).heard).toBe('Hello there')
  })

  it('is nothing when nobody listens to the sound: then the text is read', async () => {
    const room = await roomFor(ANSWER)
    room.person.leave()
    const { id, done } = room.say('Hi')
    await done
    expect(await room.stored(id)).toMatchObject({ heard: TEXT, status: 'completed' })
  })

  it('ends with what had left when the listener left, and goes on when it comes back', async () => {
    const room = await openRoom(SLOW)
    const { id } = room.say('Hi')
    await room.clock.advance(900)
    room.person.leave()
    await room.clock.advance(60_000)
    await room.conversation.settle()
    expect((await room.stored(id)).heard).toBe('Hello there, my friend.')
    room.person.resume(room.conversation.audience)
    await room.clock.advance(60_000)
    await room.conversation.played(id, room.person.playedMs(id))
    expect((await room.stored(id)).heard).toBe(TEXT_SLOW)
    expect(room.person.heardOf(id)).toBe('Hello there, my friend.I am Eva.How are you?')
    await expectOrder(room)
  })
})

describe('coming back', () => {
  it('after any event gives the rest, without a gap and without anything twice', async () => {
    const whole = await openRoom(SLOW)
    whole.say('Hi')
    await whole.clock.advance(60_000)
    const all = whole.person.deliveries
    const last = whole.conversation.audience.lastSeq
    for (let seq = 0; seq <= last; seq++) {
      const place = whole.conversation.audience.placeAfter(seq)
      if (place === null) throw new Error(`event ${seq} is lost`)
      const rest: unknown[] = []
      for (let at = place; ; at++) {
        const delivery = whole.conversation.audience.at(at)
        if (delivery === 'ahead') break
        rest.push(delivery)
      }
      const from = all.findIndex((delivery) => delivery.kind === 'event' && delivery.event.seq === seq) + 1
      expect(rest).toEqual(all.slice(from))
    }
    expect(whole.conversation.audience.placeAfter(last + 1)).toBeNull()
  })

  it('in the middle of an answer goes on in the middle, at every moment', async () => {
    for (let leftAtMs = 0; leftAtMs < 1_800; leftAtMs += 90) {
      const room = await openRoom(SLOW)
      const { id } = room.say('Hi')
      await room.clock.advance(leftAtMs)
      room.person.leave()
      await room.clock.advance(250)
      room.person.resume(room.conversation.audience)
      await room.clock.advance(60_000)
      expect(room.person.textOf(id)).toBe(TEXT_SLOW)
      expect(room.person.heardOf(id)).toBe('Hello there, my friend.I am Eva.How are you?')
      await expectOrder(room)
    }
  })
})

describe('several listeners', () => {
  it('all read, and only the latest who asked hears', async () => {
    const room = await roomFor(ANSWER)
    const other = new Person(room.clock).join(room.conversation.audience)
    const { id, done } = room.say('Hi')
    await done
    expect(other.events).toEqual(room.person.events)
    expect(other.deliveries.some(({ kind }) => kind === 'audio')).toBe(true)
    expect(room.person.deliveries.some(({ kind }) => kind === 'audio')).toBe(false)
    await room.clock.advance(60_000)
    expect(other.heardOf(id)).toContain('Eva')
    expect(room.person.heardOf(id)).toBe('')
  })

  it('go on when one of them throws, which then has left', async () => {
    const room = await roomFor(ANSWER, ANSWER)
    let asked = 0
    const broken: Listener = {
      deliver: () => {
        asked += 1
        throw new Error('broken listener')
      },
      ready: () => {
        throw new Error('broken listener')
      },
    }
    room.conversation.audience.join(broken)
    room.conversation.audience.hearThrough(broken)
    const { id, done } = room.say('Hi')
    expect((await done).status).toBe('completed')
    expect(asked).toBe(1)
    expect(room.person.textOf(id)).toBe(TEXT)
    expect(room.conversation.audience.size).toBe(1)
    await expectOrder(room)
  })

  it('go on when the one who hears throws only when it is asked for room', async () => {
    const room = await roomFor(ANSWER)
    const broken: Listener = { deliver: () => true, ready: () => Promise.reject(new Error('broken')) }
    room.conversation.audience.join(broken)
    room.conversation.audience.hearThrough(broken)
    expect((await room.say('Hi').done).status).toBe('completed')
    await expectOrder(room)
  })
})

describe('a listener that is slow', () => {
  const endless: LlmScript = Array.from({ length: 900 }, () => 'word ')

  async function blockedRoom(): Promise<Room & { readonly id: string; readonly done: Promise<unknown> }> {
    const room = await roomFor(endless, ['Second.'])
    room.person.blocked = Promise.withResolvers()
    const turn = room.say('Hi')
    await room.clock.settle()
    return { ...room, ...turn }
  }

  it('holds the brain back, and lets it go on', async () => {
    const room = await blockedRoom()
    const before = room.person.all('token').length
    expect(before).toBeLessThan(3)
    await room.clock.advance(10_000)
    expect(room.person.all('token')).toHaveLength(before)
    expect(room.brains[0]?.stopped).toBe(0)
    room.person.blocked?.resolve()
    room.person.blocked = null
    await room.done
    expect(room.person.all('token')).toHaveLength(900)
    await expectOrder(room)
  })

  it('can be interrupted while it is waited for', async () => {
    const room = await blockedRoom()
    const before = room.person.textOf(room.id)
    room.conversation.interrupt()
    await room.clock.settle()
    // What was ready and waited for room is dropped.
    expect(await room.done).toMatchObject({ status: 'interrupted', generated: before })
    expect(room.person.textOf(room.id)).toBe(before)
    expect(room.brains[0]?.stopped).toBe(1)
    await expectOrder(room)
  })

  it('does not hold the next message', async () => {
    const room = await blockedRoom()
    const next = room.say('Next', { speak: false })
    room.person.blocked?.resolve()
    room.person.blocked = null
    expect(await next.done).toMatchObject({ status: 'completed', generated: 'Second.' })
  })

  it.each([
    ['leaves', (room: Room) => room.person.leave()],
    ['is not the one who hears any more', (room: Room) => new Person(room.clock).join(room.conversation.audience)],
  ])('is not waited for when it %s', async (_what, leave) => {
    const room = await blockedRoom()
    leave(room)
    await room.clock.settle()
    expect(await room.done).toMatchObject({ status: 'completed' })
  })
})

describe('a failure', () => {
  const resting = new EvaError('brain_rate_limited', 'Groq is resting.', { retryAfterMs: 42_000 })

  it('of the first brain before its first word is a change of brain', async () => {
    const room = await openRoom({ brains: [[[{ fail: resting }]], [ANSWER]] })
    const { id, done } = room.say('Hi')
    expect(await done).toMatchObject({ status: 'completed', provider: 'brain-2', switches: 1 })
    expect(room.person.all('route')).toMatchObject([
      { turn_id: id, from: 'brain-1', to: 'brain-2', reason: 'Groq is resting.', until_ms: 42_000 },
    ])
    await expectOrder(room)
  })

  it('of a brain after three tokens ends the answer as failed, and what exists is spoken and remembered', async () => {
    const room = await roomFor(['One', ' two', ' three', { fail: resting }], ['Second.'])
    const { id, done } = room.say('Hi')
    expect(await done).toMatchObject({ status: 'failed', generated: 'One two three', spoken: 'One two three' })
    expect(room.person.all('error')).toMatchObject([{ turn_id: id, code: 'brain_rate_limited' }])
    expect(room.failures).toEqual([resting])
    await room.clock.advance(60_000)
    expect(room.person.heardOf(id)).toBe('One two three')
    await room.say('Next').done
    expect(room.brains[0]?.requests[1]?.messages[2]?.content).toBe('One two three')
    await expectOrder(room)
  })

  it('of the voice on the second sentence leaves the first one whole, and the text goes on', async () => {
    const room = await openRoom({
      brains: [[['One is good. ', 'Two is bad. ', 'Three.']]],
      speaks: (text) => (text.startsWith('Two') ? [{ fail: new Error('broken') }] : atOnce(text)),
    })
    const { id, done } = room.say('Hi')
    expect(await done).toMatchObject({ status: 'completed', spoken: 'One is good.' })
    expect(room.person.all('error')).toMatchObject([{ turn_id: id, code: 'voice_failed' }])
    expect(room.person.all('sentence')).toHaveLength(1)
    expect(room.person.textOf(id)).toBe('One is good. Two is bad. Three.')
    // What was not said was read.
    expect((await room.stored(id)).heard).toBe('One is good. Two is bad. Three.')
    await expectOrder(room)
  })

  it('of the store at the beginning refuses the message, and the next one is taken', async () => {
    let isBroken = true
    const room = await openRoom({
      brains: [[['Never told.', { waitMs: 1_000 }], ANSWER]],
      mend: (store) => ({
        ...store,
        beginTurn: async (turn) => {
          if (isBroken) throw new EvaError('storage_failed', 'The disk is full.')
          return store.beginTurn(turn)
        },
      }),
    })
    await expect(room.say('Hi').done).rejects.toMatchObject({ code: 'storage_failed' })
    expect(room.person.deliveries).toEqual([])
    expect(room.brains[0]?.stopped).toBe(1)
    isBroken = false
    expect((await room.say('Hi').done).status).toBe('completed')
    await expectOrder(room)
  })

  it('of the store at the end is told, and the turn still ends', async () => {
    const room = await openRoom({
      brains: [[ANSWER, ['Second.']]],
      mend: (store) => ({ ...store, finishTurn: async () => Promise.reject(new TypeError('disk')) }),
    })
    await expect(room.say('Hi').done).rejects.toMatchObject({ code: 'storage_failed' })
    expect(story(room.person)).toMatch(/audio_end error turn_end idle$/)
    await expect(room.say('Next').done).rejects.toMatchObject({ code: 'storage_failed' })
    expect(room.brains[0]?.requests[1]?.messages[2]?.content).toContain('interrupted')
    await expectOrder(room)
  })

  it('of a report that cannot be stored is its reporter’s', async () => {
    const room = await openRoom({
      brains: [[ANSWER]],
      mend: (store) => ({ ...store, recordHeard: async () => Promise.reject(new EvaError('storage_failed', 'x')) }),
    })
    const { id, done } = room.say('Hi')
    await done
    await expect(room.conversation.played(id, 1_000)).rejects.toMatchObject({ code: 'storage_failed' })
  })

  it('inside Eva ends the turn, too', async () => {
    const room = await roomFor(ANSWER)
    const broken = await Conversation.open('other', {
      ...room.engine,
      detectLanguage: (text) => {
        if (text !== '') throw new TypeError('no such language')
        return 'en'
      },
    })
    const person = new Person(room.clock).join(broken.audience)
    const turn = broken.say({ text: 'Hi', speak: true, voice: null, replaces: null, finishedAtMs: 0 })
    expect((await turn.done).status).toBe('failed')
    expect(story(person)).toBe('turn_start thinking error turn_end idle')
    expect(person.all('error')[0]?.message).not.toContain('language')
  })
})

describe('when Eva stops', () => {
  it('the sentence that is being said is said to its end', async () => {
    const room = await openRoom(SLOW)
    const { id, done } = room.say('Hi')
    await room.clock.advance(400)
    let ended = false
    const finishing = room.conversation.finishSentence().then(() => {
      ended = true
    })
    await room.clock.settle()
    expect(ended).toBe(false)
    await room.clock.advance(60_000)
    await finishing
    expect((await done).status).toBe('interrupted')
    expect(room.person.all('sentence').map(({ text }) => text)).toEqual(['Hello there, my friend.'])
    const said = { spoken: 'Hello there, my friend.', heard: 'Hello there, my friend.' }
    expect(await room.stored(id)).toMatchObject(said)
    expect(room.person.heardOf(id)).toBe('Hello there, my friend.')
    await expectOrder(room)
  })

  it('the sentence is not waited for when nobody hears it', async () => {
    const room = await openRoom(SLOW)
    const { done } = room.say('Hi')
    await room.clock.advance(400)
    room.person.leave()
    const finishing = room.conversation.finishSentence()
    await room.clock.advance(300)
    expect((await done).latencyMs).toBe(590)
    await finishing
  })

  it('the sentence can still be interrupted', async () => {
    const room = await openRoom(SLOW)
    const { id, done } = room.say('Hi')
    await room.clock.advance(400)
    const finishing = room.conversation.finishSentence()
    await room.clock.advance(400)
    room.conversation.interrupt()
    await finishing
    expect((await done).latencyMs).toBe(800)
    expect((await room.stored(id)).heard).toBe('Hello')
    await expectOrder(room)
  })

  it('an answer in text only is finished', async () => {
    const room = await openRoom(SLOW)
    const { done } = room.say('Hi', { speak: false })
    const finishing = room.conversation.finishSentence()
    await room.clock.advance(60_000)
    await finishing
    expect((await done).status).toBe('completed')
  })

  it('it waits for the message that came last', async () => {
    const room = await roomFor(['Second.'])
    room.say('one', { speak: false })
    const finishing = room.conversation.finishSentence()
    const second = room.say('two', { speak: false })
    await finishing
    expect(room.conversation.isAnswering).toBe(false)
    expect((await second.done).status).toBe('completed')
  })

  it('at once when nothing is running, and stores what was heard by now', async () => {
    const room = await roomFor(ANSWER)
    const { id, done } = room.say('Hi')
    await done
    await room.clock.advance(65 * 11)
    await room.conversation.finishSentence()
    expect((await room.stored(id)).heard).toBe('Hello there')
  })
})

describe('a conversation that is opened again', () => {
  it('goes on with what the store knows', async () => {
    const room = await roomFor(['One.'], ['Two.'])
    await room.say('a', { speak: false }).done
    const again = await Conversation.open('c', room.engine)
    const turn = again.say({ text: 'b', speak: false, voice: null, replaces: null, finishedAtMs: 0 })
    expect((await turn.done).id).toBe(turn.id)
    expect((await room.store.turns('c')).map(({ number }) => number)).toEqual([1, 2])
    expect(room.brains[0]?.requests[1]?.messages.map(({ content }) => content)).toEqual([
      'You are Eva.',
      'a',
      'One.',
      'b',
    ])
  })
})
