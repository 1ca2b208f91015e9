import type { FaceMood, ServerEvent } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { type ChatState, INITIAL_CHAT_STATE } from '../chat/chat-state.ts'
import { EMPTY_CONVERSATION } from '../conversation/conversation.ts'
import { reduce } from '../conversation/reduce.ts'
import { feltNow, presenceOf } from './presence.ts'

const of = { seq: 1, turn_id: 'a' }
const START: ServerEvent = { type: 'turn_start', ...of, number: 1, provider: 'p', model: 'm', message: 'Hi' }
const felt = (mood: FaceMood): ServerEvent => ({ type: 'mood', ...of, mood })
const CALL = { phase: 'ready', isHolding: false } as const

const after = (...events: ServerEvent[]): ChatState => ({
  ...INITIAL_CHAT_STATE,
  connection: { phase: 'open' },
  conversation: events.reduce(reduce, EMPTY_CONVERSATION),
})

describe('her face, where nobody speaks what she says', () => {
  it('thinks until there is something to feel, and then writes', () => {
    expect(presenceOf(after(START), CALL)).toBe('thinking')
    expect(presenceOf(after(START, felt('neutral')), CALL)).toBe('writing')
  })

  it('shows the latest feeling of what she writes, which plain words do not wipe away', () => {
    expect(feltNow(after(START, felt('neutral')))).toBeNull()
    const joy = feltNow(after(START, felt('joy')))
    expect(joy).toMatchObject({ mood: 'joy', isHeard: false })
    expect(feltNow(after(START, felt('joy'), felt('neutral')))).toEqual(joy)
    expect(feltNow(after(START, felt('joy'), felt('joy')))?.sentence).not.toBe(joy?.sentence)
  })

  it('feels what sounds before what is written', () => {
    const sentence: ServerEvent = {
      type: 'sentence',
      ...of,
      index: 0,
      text: 'Oh',
      audio_ms: 9,
      words: [],
      mood: 'sadness',
    }
    const spoken = { turnId: 'a', index: 0, start: 0, end: 2, words: [] }
    expect(feltNow({ ...after(START, felt('joy'), sentence), spoken })).toMatchObject({
      mood: 'sadness',
      isHeard: true,
    })
  })
})
