import { describe, expect, it } from 'vitest'
import { expectOrder, openRoom } from './test-room.ts'
import { ANSWER, roomFor, SLOW, story, TEXT, TEXT_SLOW } from './test-scenes.ts'
import { wholeWordsOf, wordsOf } from './test-words.ts'

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
    expect((await room.stored(id)).heard).toBe('Hello there,')
    expect(room.brains[0]?.requests[1]?.messages[2]?.content).toBe('Hello there, — [interrupted]')
  })
})
