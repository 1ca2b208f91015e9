import { describe, expect, it } from 'vitest'
import { expectOrder, openRoom } from './test-room.ts'
import { ANSWER, roomFor, SLOW } from './test-scenes.ts'

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
    expect((await room.stored(id)).heard).toBe('Hello there,')
  })
})
