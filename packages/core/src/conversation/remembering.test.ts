import { describe, expect, it } from 'vitest'
import { readInMind } from '../memory/in-mind.ts'
import { expectOrder, openRoom, type Room } from './test-room.ts'

const quietly = { speak: false }

/** What was told of what she learnt. */
const learnt = ({ person }: Room) =>
  person.all('memory').flatMap(({ added }) => added.map(({ text, turn_id, replaced }) => [text, turn_id, replaced]))

/** What stood in the prompt of a request: what is known, and the message. */
const askedOf = ({ brains }: Room, request: number) =>
  readInMind(brains[0]?.requests[request]?.messages.at(-1)?.content ?? '')

async function sayAll(room: Room, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await room.conversation.expect(text)
    await room.say(text, quietly).done
    await room.clock.settle()
  }
}

describe('by rules', () => {
  it('she learns what was told after the turn, and says so after its end', async () => {
    const room = await openRoom({ brains: [[['Nice.'], ['Oh.'], ['I see.']]] })
    await sayAll(room, 'My name is Sam and I live in Lyon.', 'Tell me a joke.', 'I moved to Paris.')
    expect(learnt(room)).toEqual([
      ['My name is Sam.', 't-1', null],
      ['I live in Lyon.', 't-1', null],
      ['I live in Paris.', 't-3', 'I live in Lyon.'],
    ])
    const { events } = room.person
    const at = (type: string) => events.findIndex((event) => event.type === type)
    expect(at('memory')).toBeGreaterThan(at('turn_end'))
    await expectOrder(room)
  })

  it('she has it in mind in another conversation, and counts that', async () => {
    const room = await openRoom({ brains: [[['Hello.']]] })
    const { memories } = room.store
    const about = { source: '', conversationId: 'elsewhere', turnId: 'e-1', createdAtMs: 0 }
    await memories.remember({ ...about, id: 'a', kind: 'pet', key: null, text: 'My dog is called Rex.' })
    await memories.remember({ ...about, id: 'b', kind: 'note', key: null, text: 'My car is red.' })
    await sayAll(room, 'How is my dog?')
    expect(askedOf(room, 0)).toEqual({ known: ['My dog is called Rex.'], message: 'How is my dog?' })
    const { memories: all } = await memories.list({ query: '', limit: 9, offset: 0 })
    expect(all.map(({ id, recalled }) => [id, recalled]).sort()).toEqual([
      ['a', 1],
      ['b', 0],
    ])
  })

  it('she is not reminded of what stands in the conversation anyway', async () => {
    const room = await openRoom({ brains: [[['Nice.'], ['Sam.']]] })
    await sayAll(room, 'My name is Sam.', 'What is my name?')
    expect(askedOf(room, 1)).toEqual({ known: [], message: 'What is my name?' })
  })

  it('a turn takes what is ready, and waits for nothing', async () => {
    const never = new Promise<never>(() => {})
    const room = await openRoom({
      brains: [[['Hello.']]],
      mend: (store) => ({ ...store, memories: { ...store.memories, ofKinds: () => never } }),
    })
    const looking = room.conversation.expect('Where do I live?')
    expect((await room.say('Where do I live?', quietly).done).generated).toBe('Hello.')
    await room.clock.advance(10)
    await looking
    expect(askedOf(room, 0).known).toEqual([])
    await expectOrder(room)
  })

  it('what is forgotten is in no later prompt, also where it was in mind before', async () => {
    const room = await openRoom({ brains: [[['Rex.'], ['Which dog?']]] })
    const { memories } = room.store
    const about = { source: '', conversationId: null, turnId: null, createdAtMs: 0 }
    await memories.remember({ ...about, id: 'a', kind: 'pet', key: null, text: 'My dog is called Rex.' })
    await sayAll(room, 'How is my dog?')
    await memories.forget('a')
    room.conversation.forgetWhatWasInMind()
    await sayAll(room, 'And my dog?')
    expect(JSON.stringify(room.brains[0]?.requests[1])).not.toContain('called Rex')
  })

  it('off the record nothing is learnt, and nothing comes to mind', async () => {
    const room = await openRoom({ brains: [[['One.'], ['Two.'], ['Three.']]] })
    const about = { source: '', conversationId: null, turnId: null, createdAtMs: 0 }
    await room.store.memories.remember({ ...about, id: 'a', kind: 'pet', key: null, text: 'My dog is called Rex.' })
    await sayAll(room, 'How is my dog?')
    await room.conversation.setOffRecord(true)
    await sayAll(room, 'My name is Sam, and how is my dog?')
    expect(JSON.stringify(room.brains[0]?.requests[1])).not.toContain('called Rex')
    expect(learnt(room)).toEqual([])
    await room.conversation.setOffRecord(false)
    await sayAll(room, 'I live in Lyon.')
    expect(learnt(room)).toEqual([['I live in Lyon.', 't-3', null]])
  })

  it('what somebody wants to be forgotten is, and she says what', async () => {
    const room = await openRoom({ brains: [[['Nice.'], ['Done.'], ['Who?']]] })
    await sayAll(room, 'My name is Sam.', 'Please forget my name.')
    expect(room.person.all('memory').at(-1)).toMatchObject({
      added: [],
      forgotten: [{ text: 'My name is Sam.', turn_id: 't-2' }],
    })
    expect((await room.store.memories.list({ query: '', limit: 1, offset: 0 })).total).toBe(0)
    await expectOrder(room)
  })

  it('while she is paused nothing is learnt, and nothing comes to mind', async () => {
    const room = await openRoom({ brains: [[['One.']]] })
    await room.engine.memory.pause(true)
    await sayAll(room, 'My name is Sam.')
    expect(learnt(room)).toEqual([])
    expect(await room.engine.memory.recall('My name')).toEqual([])
    expect(await room.store.setting('memory')).toBe('paused')
  })
})

describe('by the brain', () => {
  it('she learns when the turn has ended, and what several turns told is asked together', async () => {
    const scripts = [
      ['Nice.'],
      [{ waitMs: 500 }, '1 | home | I live in Lyon.'],
      ['Oh.'],
      ['1 | home | I live in Lyon.\n2 | note | I started painting.'],
    ]
    const room = await openRoom({ brains: [scripts], asksForFacts: true })
    await room.say('In Lyon, that is where I live.', quietly).done
    await room.clock.settle()
    expect(room.brains[0]?.requests).toHaveLength(2)
    // The next message comes while she still thinks about the first: that stops.
    const second = room.say('Last year I started painting.', quietly)
    await room.clock.settle()
    expect(room.brains[0]?.stopped).toBe(1)
    await second.done
    await room.clock.settle()
    expect(room.brains[0]?.requests[3]?.messages.at(-1)?.content).toBe(
      '1. In Lyon, that is where I live.\n2. Last year I started painting.',
    )
    expect(learnt(room)).toEqual([
      ['I live in Lyon.', 't-1', null],
      ['I started painting.', 't-2', null],
    ])
    await expectOrder(room)
  })

  it('nothing is asked while anybody waits for an answer', async () => {
    const room = await openRoom({ brains: [[[{ waitMs: 300 }, 'One.'], ['none']]], asksForFacts: true })
    const turn = room.say('Good morning!', quietly)
    await room.clock.settle()
    const elsewhere = { id: 'e-1', conversationId: 'elsewhere', isOffRecord: () => false, tell: () => {} }
    room.engine.memory.told({ ...elsewhere, message: 'I live in Lyon, you know.' })
    await room.clock.advance(299)
    expect(room.brains[0]?.requests).toHaveLength(1)
    await room.clock.advance(1)
    await turn.done
    await room.clock.settle()
    expect(room.brains[0]?.requests).toHaveLength(2)
  })

  it('a brain that fails leaves the rules', async () => {
    const room = await openRoom({ brains: [[['Nice.'], [{ fail: new Error('gone') }]]], asksForFacts: true })
    await sayAll(room, 'My name is Sam.')
    expect(learnt(room)).toEqual([['My name is Sam.', 't-1', null]])
  })

  it('asks nothing where a message can tell nothing', async () => {
    const room = await openRoom({ brains: [[['Paris.']]], asksForFacts: true })
    await sayAll(room, 'What is the capital of France?')
    expect(room.brains[0]?.requests).toHaveLength(1)
  })

  it('learns nothing of a conversation that is deleted meanwhile', async () => {
    const scripts = [['Nice.'], [{ waitMs: 500 }, '1 | home | I live in Lyon.']]
    const room = await openRoom({ brains: [scripts], asksForFacts: true })
    await sayAll(room, 'I live in Lyon.')
    room.engine.memory.leave('c')
    await room.clock.advance(1_000)
    expect(learnt(room)).toEqual([])
    await expectOrder(room)
  })

  it('learns by rules what is left when she stops', async () => {
    const scripts = [['Nice.'], [{ waitMs: 5_000 }, 'none']]
    const room = await openRoom({ brains: [scripts], asksForFacts: true })
    await sayAll(room, 'I live in Lyon.')
    await room.engine.memory.close()
    expect((await room.store.memories.list({ query: 'Lyon', limit: 1, offset: 0 })).total).toBe(1)
  })
})
