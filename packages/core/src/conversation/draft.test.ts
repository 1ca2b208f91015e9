import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { expectOrder, openRoom, type Room } from './test-room.ts'
import type { Utterance } from './utterance.ts'

/** An answer that is there 80 ms after it was asked for. */
const ANSWER = [{ waitMs: 80 }, 'It is noon. ', 'Are you hungry?']

const room = (answers: number): Promise<Room> => openRoom({ brains: [Array.from({ length: answers }, () => ANSWER)] })

/** What was said, and ended now. */
const said = ({ clock }: Room, text: string): Utterance => ({
  text,
  speak: true,
  voice: null,
  replaces: null,
  finishedAtMs: clock.nowMs(),
})

describe('a draft', () => {
  it('is thought and spoken while nobody is told, and told at once when it is committed', async () => {
    const here = await room(1)
    const draft = here.conversation.draft(said(here, 'What time is it?'))
    await here.clock.advance(400)
    expect(here.person.deliveries).toEqual([])
    expect(await here.store.turns('c')).toEqual([])
    expect(here.voice.calls.length).toBeGreaterThan(0)
    const { id, done } = draft.commit()
    await here.clock.settle()
    expect(here.person.all('token').length).toBeGreaterThan(0)
    expect(here.person.heardOf(id)).toBeDefined()
    await here.clock.advance(60_000)
    expect(await done).toMatchObject({
      status: 'completed',
      generated: 'It is noon. Are you hungry?',
    })
    expect(here.brains[0]?.requests).toHaveLength(1)
    await expectOrder(here)
  })

  it('counts its times from when the user finished, also those that were hidden in the silence', async () => {
    const here = await room(1)
    const draft = here.conversation.draft({ ...said(here, 'What time is it?'), recognisedAtMs: 30 })
    await here.clock.advance(400)
    const { done } = draft.commit()
    await here.clock.advance(60_000)
    expect((await done).waterfall).toMatchObject({ stt: 30, ttft: 80, endpoint: 400, first_frame_sent: 400 })
    await expectOrder(here)
  })

  it('that is dropped stops brain and voice, and leaves nothing behind', async () => {
    const here = await room(2)
    const draft = here.conversation.draft(said(here, 'What time'))
    await here.clock.advance(40)
    draft.drop()
    await here.clock.settle()
    expect(here.brains[0]?.stopped).toBe(1)
    const { done } = here.say('What time is it?')
    await here.clock.advance(60_000)
    await done
    expect(here.person.all('turn_start').map(({ number, message }) => [number, message])).toEqual([
      [1, 'What time is it?'],
    ])
    expect(await here.store.turns('c')).toHaveLength(1)
    await expectOrder(here)
  })

  it.each([
    ['another draft', (here: Room) => void here.conversation.draft(said(here, 'more')).drop()],
    ['a message', (here: Room) => void here.say('typed')],
    ['an interruption', (here: Room) => here.conversation.interrupt()],
  ])('is dropped by %s, and answered anew when it is committed all the same', async (_what, disturb) => {
    const here = await room(4)
    const draft = here.conversation.draft(said(here, 'What time is it?'))
    await here.clock.advance(200)
    disturb(here)
    await here.clock.settle()
    const { done } = draft.commit()
    await here.clock.advance(60_000)
    expect(await done).toMatchObject({ status: 'completed' })
    expect(here.person.all('turn_start').at(-1)?.message).toBe('What time is it?')
    await expectOrder(here)
  })

  it('waits for the end of the turn before, and remembers what was heard of it', async () => {
    const here = await room(2)
    const first = here.say('Hello')
    await here.clock.advance(200)
    here.conversation.interrupt()
    const draft = here.conversation.draft(said(here, 'What time is it?'))
    await here.clock.advance(200)
    const { done } = draft.commit()
    await here.clock.advance(60_000)
    await Promise.all([first.done, done])
    expect(here.brains[0]?.requests[1]?.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ])
    await expectOrder(here)
  })

  it('works ahead no further than a person may drop', async () => {
    const long = Array.from({ length: 400 }, (_, index) => `Sentence number ${index}. `)
    const here = await openRoom({ brains: [[long]] })
    const draft = here.conversation.draft(said(here, 'Tell me everything.'))
    await here.clock.advance(5_000)
    expect(here.voice.calls.length).toBeLessThan(100)
    const { done } = draft.commit()
    await here.clock.advance(600_000)
    expect((await done).generated).toBe(long.join(''))
    await expectOrder(here)
  })

  it('leaves the conversation whole, whatever is drafted, dropped, committed and said', async () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed)
      const here = await room(40)
      const turns: Promise<unknown>[] = []
      for (let step = 0; step < 12; step++) {
        const draft = here.conversation.draft(said(here, `words ${step}`))
        await here.clock.advance(random.between(0, 300))
        const choice = random.between(0, 3)
        if (choice === 0) draft.drop()
        else if (choice === 1) turns.push(draft.commit().done)
        else if (choice === 2) turns.push(here.say(`typed ${step}`).done)
        else here.conversation.interrupt()
        await here.clock.advance(random.between(0, 600))
      }
      here.conversation.interrupt()
      await here.clock.advance(60_000)
      await Promise.all(turns)
      expect((await here.store.turns('c')).length, `seed ${seed}`).toBe(turns.length)
      await expectOrder(here)
    }
  })
})
