import { describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import type { Conversation } from './conversation.ts'
import { Conversations, OPEN_MAX } from './conversations.ts'
import { Person } from './test-person.ts'
import { openRoom, type Room, type RoomOptions } from './test-room.ts'

async function house(options: Partial<RoomOptions> = {}): Promise<Room & { readonly conversations: Conversations }> {
  const room = await openRoom({
    brains: [Array.from({ length: 9 }, () => ['Hello', { waitMs: 100 }, ' there.'])],
    ...options,
  })
  return { ...room, conversations: new Conversations(room.engine) }
}

const say = (conversation: Conversation, text = 'Hi') =>
  conversation.say({ text, speak: false, voice: null, replaces: null, finishedAtMs: 0 })

describe('the open conversations', () => {
  it('are one object each, also for those who ask at the same time', async () => {
    const { conversations } = await house()
    const [one, two, other] = await Promise.all([
      conversations.get('a'),
      conversations.get('a'),
      conversations.get('b'),
    ])
    expect(two).toBe(one)
    expect(other).not.toBe(one)
    expect(await conversations.get('a')).toBe(one)
    expect(await conversations.all()).toEqual([other, one])
  })

  it('can be looked at without being opened', async () => {
    const { conversations } = await house()
    expect(conversations.peek('a')).toBeUndefined()
    const opened = await conversations.get('a')
    expect(await conversations.peek('a')).toBe(opened)
  })

  it('are closed when there are too many, those first that were not used for longest', async () => {
    const { conversations } = await house()
    const first = await conversations.get('0')
    for (let id = 1; id < OPEN_MAX; id++) await conversations.get(`${id}`)
    expect(await conversations.get('0')).toBe(first)
    await conversations.get('one more')
    expect(conversations.peek('1')).toBeUndefined()
    expect(await conversations.peek('0')).toBe(first)
    expect(await conversations.all()).toHaveLength(OPEN_MAX)
  })

  it('stay open while somebody follows them or while they answer', async () => {
    const { conversations, clock } = await house()
    const followed = await conversations.get('followed')
    const person = new Person(clock).join(followed.audience)
    const answering = await conversations.get('answering')
    const { done } = say(answering)
    for (let id = 0; id < OPEN_MAX + 20; id++) await conversations.get(`${id}`)
    expect(await conversations.peek('followed')).toBe(followed)
    expect(await conversations.peek('answering')).toBe(answering)
    expect(await conversations.all()).toHaveLength(OPEN_MAX)
    await clock.advance(1_000)
    await done
    person.leave()
    await conversations.get('one more')
    expect(conversations.peek('followed')).toBeUndefined()
  })

  it('are not closed while they are being opened', async () => {
    const { conversations } = await house()
    const all = Array.from({ length: OPEN_MAX + 50 }, (_, id) => conversations.get(`${id}`))
    const opened = await Promise.all(all)
    expect(new Set(opened).size).toBe(OPEN_MAX + 50)
    expect(await conversations.peek('0')).toBe(opened[0])
  })

  it('that cannot be opened are not kept, and disturb no other', async () => {
    let isBroken = true
    const { conversations } = await house({
      mend: (store) => ({
        ...store,
        turns: async (id) => {
          if (isBroken && id.startsWith('bad')) throw new EvaError('storage_failed', 'The disk is gone.')
          return store.turns(id)
        },
      }),
    })
    const outcomes: unknown[] = []
    for (let id = 0; id < OPEN_MAX + 20; id++) {
      conversations.get(`bad ${id}`).catch((thrown: unknown) => outcomes.push(thrown))
    }
    const good = await conversations.get('good')
    expect(await conversations.all()).toEqual([good])
    expect(outcomes).toHaveLength(OPEN_MAX + 20)
    isBroken = false
    expect((await conversations.get('bad 1')).id).toBe('bad 1')
  })
})

describe('a conversation that is dropped', () => {
  it('stops its answer, is stored, and is opened anew', async () => {
    const { conversations, clock, store } = await house()
    const old = await conversations.get('a')
    const { done } = say(old)
    await clock.advance(50)
    await conversations.drop('a')
    expect((await done).status).toBe('interrupted')
    expect(clock.sleeping).toBe(0)
    expect(conversations.peek('a')).toBeUndefined()
    await store.delete('a')
    const anew = await conversations.get('a')
    expect(anew).not.toBe(old)
  })

  it('may not be open at all', async () => {
    const { conversations } = await house()
    await expect(conversations.drop('nobody')).resolves.toBeUndefined()
  })

  it('is the same object until its answer has ended, so that it has one writer', async () => {
    const { conversations, clock } = await house()
    const old = await conversations.get('a')
    say(old)
    await clock.advance(50)
    const dropping = conversations.drop('a')
    expect(await conversations.get('a')).toBe(old)
    await dropping
    expect(conversations.peek('a')).toBeUndefined()
  })
})
