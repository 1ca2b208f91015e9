import { describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { expectOrder, openRoom } from './test-room.ts'
import { ANSWER, story, TEXT } from './test-scenes.ts'

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
