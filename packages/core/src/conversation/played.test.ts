import type { SpeechStep } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { expectOrder, openRoom } from './test-room.ts'
import { ANSWER, roomFor, SLOW, TEXT, TEXT_SLOW } from './test-scenes.ts'

describe('what was played', () => {
  it('counts while she speaks, and after', async () => {
    const room = await roomFor(ANSWER, ['Second.'])
    const { id, done } = room.say('Hi')
    await room.conversation.played(id, 65 * 11)
    await done
    expect((await room.stored(id)).heard).toBe('')
    await room.conversation.played(id, 65 * 11)
    expect((await room.stored(id)).heard).toBe('Hello there,')
    await room.conversation.played(id, 65 * 23)
    expect((await room.stored(id)).heard).toBe('Hello there, my friend.')
    await room.conversation.played(id, 65)
    expect((await room.stored(id)).heard).toBe('Hello there, my friend.')
    await room.conversation.played(id, 1e9)
    expect((await room.stored(id)).heard).toBe(TEXT)
  })

  it('counts words by when they sound: what comes after a long pause, or takes long to say, was not heard yet', async () => {
    const words = [
      { text: 'It', startMs: 0, endMs: 200 },
      { text: 'cost', startMs: 200, endMs: 500 },
      { text: '1,234,567', startMs: 3_000, endMs: 6_000 },
      { text: 'euros.', startMs: 6_000, endMs: 6_400 },
    ]
    const speaks = (): readonly SpeechStep[] => [{ pcm: new Int16Array(6_500).fill(1_000) }, { words, phonemes: [] }]
    const room = await openRoom({ brains: [[['It cost 1,234,567 euros.']]], speaks })
    const { id, done } = room.say('How much?')
    await room.clock.advance(2_900)
    await room.conversation.played(id, 2_900)
    room.conversation.interrupt()
    await done
    expect((await room.stored(id)).heard).toBe('It cost')
    await room.conversation.played(id, 5_900)
    expect((await room.stored(id)).heard).toBe('It cost')
    await room.conversation.played(id, 6_000)
    expect((await room.stored(id)).heard).toBe('It cost 1,234,567')
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
    expect((await room.stored(id)).heard).toBe('Hello there,')
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
