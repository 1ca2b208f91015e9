import type { LlmScript } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Listener } from './listener.ts'
import { Person } from './test-person.ts'
import { expectOrder, type Room } from './test-room.ts'
import { ANSWER, roomFor, TEXT } from './test-scenes.ts'

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
