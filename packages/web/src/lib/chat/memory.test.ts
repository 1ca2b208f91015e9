import { describe, expect, it } from 'vitest'
import { type FakeChat, fakeChat } from '../testing/fake-chat.ts'
import { TYPING_RESTS_MS } from './typing.ts'

const learnt = (id: string, text: string, turn_id: string, replaced: string | null = null) => ({
  id,
  text,
  source: text,
  turn_id,
  replaced,
})

async function openChat(): Promise<FakeChat> {
  const page = fakeChat({})
  await page.chat.open(null)
  page.greet('s')
  return page
}

/** A whole turn, as the server tells it. */
function turn({ say }: FakeChat, id: string, number: number): void {
  const brain = { provider: 'scripted', model: 'built-in' }
  say({ type: 'turn_start', turn_id: id, number, ...brain, message: 'Hi' })
  say({ type: 'token', turn_id: id, content: 'Hello.' })
}

const facts = ({ chat }: FakeChat) =>
  chat.store.getState().conversation.remembered.map(({ id, turnId }) => [id, turnId])

describe('what she has learnt', () => {
  it('stands by its turn until the next message', async () => {
    const page = await openChat()
    turn(page, 't1', 1)
    page.say({ type: 'memory', added: [learnt('m1', 'I live in Lyon.', 't1'), learnt('m2', 'I love figs.', 't1')] })
    page.pass(50)
    expect(facts(page)).toEqual([
      ['m1', 't1'],
      ['m2', 't1'],
    ])
    page.chat.send('And now?')
    expect(facts(page)).toEqual([])
  })

  it('can be taken back, and what it took the place of comes back', async () => {
    const page = await openChat()
    turn(page, 't1', 1)
    page.say({ type: 'memory', added: [learnt('m1', 'I live in Paris.', 't1', 'I live in Lyon.')] })
    page.pass(50)
    await page.chat.undoMemory('m1')
    expect(page.asked).toEqual(['forget m1', 'remember I live in Lyon.'])
    expect(facts(page)).toEqual([])
    expect(page.chat.store.getState().conversation.forgotten).toBe('I live in Paris.')
  })
})

describe('what she was told to forget', () => {
  it('stands by the turn in which she was told, and cannot be learnt twice', async () => {
    const page = await openChat()
    turn(page, 't1', 1)
    page.say({ type: 'memory', added: [], forgotten: [{ id: 'm1', text: 'My name is Sam.', turn_id: 't1' }] })
    page.pass(50)
    expect(page.chat.store.getState().conversation.remembered).toEqual([
      { id: 'm1', text: 'My name is Sam.', turnId: 't1', replaced: null, isGone: true },
    ])
  })
})

describe('what is typed', () => {
  it('is told once it rests, and once', async () => {
    const page = await openChat()
    for (const text of ['w', 'wh', 'where do I ', 'where do I live']) page.chat.typed(text)
    expect(page.sent).toEqual([])
    page.pass(TYPING_RESTS_MS)
    page.chat.typed('where do I live ')
    page.pass(TYPING_RESTS_MS)
    expect(page.sent).toEqual([{ type: 'typing', text: 'where do I live', session_id: 's' }])
  })

  it('is not told when it is sent before it rests, nor off the record', async () => {
    const page = await openChat()
    page.chat.typed('hello')
    page.chat.send('hello')
    page.pass(TYPING_RESTS_MS)
    await page.chat.setOffRecord(true)
    page.chat.typed('where do I live')
    page.pass(TYPING_RESTS_MS)
    expect(page.sent.map(({ type }) => type)).toEqual(['message'])
  })
})

describe('off the record', () => {
  it('is known to the server before the first message leaves', async () => {
    const page = await openChat()
    const told = page.chat.setOffRecord(true)
    page.chat.send('a secret')
    expect(page.sent).toEqual([])
    await told
    expect(page.asked).toEqual(['s off the record'])
    expect(page.sent).toMatchObject([{ type: 'message', message: 'a secret', session_id: 's' }])
  })

  it('is told again where a conversation without a message comes back by another name', async () => {
    const page = await openChat()
    await page.chat.setOffRecord(true)
    page.breakSocket(1006)
    page.pass(5_000)
    page.greet('another')
    expect(page.asked).toEqual(['s off the record', 'another off the record'])
  })

  it('belongs to one conversation', async () => {
    const page = await openChat()
    await page.chat.setOffRecord(true)
    await page.chat.open(null)
    expect(page.chat.store.getState().offRecord).toBe(false)
  })
})
