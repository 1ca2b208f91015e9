import { describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { Conversation } from './conversation.ts'
import { Person } from './test-person.ts'
import { atOnce, expectOrder, openRoom } from './test-room.ts'
import { ANSWER, roomFor, story } from './test-scenes.ts'

describe('a failure', () => {
  const resting = new EvaError('brain_rate_limited', 'Groq is resting.', { retryAfterMs: 42_000 })

  it('of the first brain before its first word is a change of brain', async () => {
    const room = await openRoom({ brains: [[[{ fail: resting }]], [ANSWER]] })
    const { id, done } = room.say('Hi')
    expect(await done).toMatchObject({ status: 'completed', provider: 'brain-2', routes: [{ cause: 'refused' }] })
    expect(room.person.all('route')).toMatchObject([
      {
        turn_id: id,
        from: 'brain-1',
        to: 'brain-2',
        reason: 'brain-1 refused for its quota for 42 s. brain-2 answers.',
        until_ms: 42_000,
      },
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
      voices: {
        ...room.engine.voices,
        detectLanguage: (text) => {
          if (text !== '') throw new TypeError('no such language')
          return 'en'
        },
      },
    })
    const person = new Person(room.clock).join(broken.audience)
    const turn = broken.say({ text: 'Hi', speak: true, voice: null, replaces: null, finishedAtMs: 0 })
    expect((await turn.done).status).toBe('failed')
    expect(story(person)).toBe('turn_start thinking error turn_end idle')
    expect(person.all('error')[0]?.message).not.toContain('language')
  })
})
