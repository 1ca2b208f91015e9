import { describe, expect, it } from 'vitest'
import { Conversation } from './conversation.ts'
import { expectOrder, openRoom } from './test-room.ts'
import { ANSWER, roomFor, SLOW, story, TEXT } from './test-scenes.ts'

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
    expect(story(room.person)).toBe('turn_start thinking token mood mood mood turn_end idle')
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
