import type { ServerEvent } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { type Conversation, EMPTY_CONVERSATION } from './conversation.ts'
import { type LocalAction, reduce } from './reduce.ts'

const NO_WATERFALL = {
  endpoint: 0,
  stt: null,
  route: 1,
  queue: 1,
  ttft: 42,
  opener: null,
  first_clause: 50,
  ttfa: 61,
  first_frame_sent: 62,
  total: 900,
}

let seq = 0
const start = (turn_id: string, message: string, replaces?: string): ServerEvent => ({
  type: 'turn_start',
  seq: ++seq,
  turn_id,
  number: 1,
  provider: 'groq',
  model: 'llama',
  message,
  ...(replaces === undefined ? {} : { replaces }),
})
const token = (turn_id: string, content: string): ServerEvent => ({ type: 'token', seq: ++seq, turn_id, content })
const end = (
  turn_id: string,
  response: string,
  status: 'completed' | 'interrupted' | 'failed',
  heard = response,
): ServerEvent => ({
  type: 'turn_end',
  seq: ++seq,
  turn_id,
  status,
  response,
  heard,
  tokens: 3,
  latency_ms: 900,
  ttft_ms: 42,
  provider: 'groq',
  model: 'llama',
  voice: 'flite:slt',
  waterfall: NO_WATERFALL,
})

const after = (...events: (ServerEvent | LocalAction)[]): Conversation => events.reduce(reduce, EMPTY_CONVERSATION)
const only = (conversation: Conversation) => {
  const [turn, ...others] = conversation.turns
  if (turn === undefined || others.length > 0) throw new Error(`expected one turn, not ${conversation.turns.length}`)
  return turn
}

describe('a conversation', () => {
  it('grows an answer token by token and ends it with its figures', () => {
    const running = only(after(start('a', 'Hi'), token('a', 'Hel'), token('a', 'lo.')))
    expect(running).toMatchObject({ message: 'Hi', answer: 'Hello.', status: 'running', figures: null })
    const done = only(after(start('a', 'Hi'), token('a', 'Hel'), end('a', 'Hello.', 'completed')))
    expect(done).toMatchObject({ answer: 'Hello.', status: 'completed', heardChars: null, voice: 'flite:slt' })
    expect(done.figures?.waterfall?.ttfa).toBe(61)
  })

  it('comes out the same when a turn is replayed from its start', () => {
    const turn = [start('a', 'Hi'), token('a', 'Hello.'), end('a', 'Hello.', 'completed')]
    expect(after(...turn, ...turn)).toEqual(after(...turn))
    expect(after(start('a', 'Hi'), token('a', 'Hel'), ...turn)).toEqual(after(...turn))
  })

  it('keeps a message as pending until the server has it', () => {
    const sent: LocalAction = { type: 'local_sent', pending: { text: 'Hi', replaces: null } }
    expect(after(sent).pending).toEqual({ text: 'Hi', replaces: null, problem: null })
    expect(after(sent, start('z', 'something from another page')).pending).not.toBeNull()
    expect(after(sent, start('a', 'Hi')).pending).toBeNull()
  })

  it('puts a refusal on the message that was refused', () => {
    const refused = after(
      { type: 'local_sent', pending: { text: 'Hi', replaces: null } },
      { type: 'error', seq: 0, code: 'no_brain', message: 'Nobody can answer.', fix: 'Start Ollama.' },
    )
    expect(refused.pending?.problem).toEqual({ code: 'no_brain', message: 'Nobody can answer.', fix: 'Start Ollama.' })
    expect(refused.problem).toBeNull()
  })

  it('puts what is wrong with her ears on no message', () => {
    const deaf = after(
      { type: 'local_sent', pending: { text: 'Hi', replaces: null } },
      { type: 'error', seq: 0, code: 'no_ear', message: 'She has no ear.' },
    )
    expect(deaf.pending?.problem).toBeNull()
    expect(deaf.problem?.code).toBe('no_ear')
  })

  it('replaces a turn and all that came after it', () => {
    const edited = after(
      start('a', 'one'),
      end('a', '1', 'completed'),
      start('b', 'two'),
      end('b', '2', 'completed'),
      start('c', 'three'),
      end('c', '3', 'completed'),
      start('d', 'zwei', 'b'),
    )
    expect(edited.turns.map((turn) => turn.message)).toEqual(['one', 'zwei'])
  })

  it('knows how much of an interrupted answer was heard', () => {
    const turn = only(
      after(start('a', 'Hi'), token('a', 'Hello. Bye.'), end('a', 'Hello. Bye.', 'interrupted', 'Hello.')),
    )
    expect(turn).toMatchObject({ status: 'interrupted', heardChars: 6 })
  })

  it('counts all of a completed answer as heard, though its sound is still on its way', () => {
    expect(only(after(start('a', 'Hi'), end('a', 'Hello. Bye.', 'completed', ''))).heardChars).toBeNull()
  })

  it('marks the rest as unheard when what is left of a finished answer is stopped', () => {
    const stopped = after(
      start('a', 'Hi'),
      token('a', 'Hello. Bye.'),
      { type: 'sentence', seq: ++seq, turn_id: 'a', index: 0, text: 'Hello.', audio_ms: 500, words: [] },
      { type: 'sentence', seq: ++seq, turn_id: 'a', index: 1, text: 'Bye.', audio_ms: 400, words: [] },
      end('a', 'Hello. Bye.', 'completed', ''),
      { type: 'local_stopped', turnId: 'a', heardMs: 500 },
    )
    expect(only(stopped)).toMatchObject({ status: 'completed', heardChars: 6 })
    expect(stopped.interrupted).toBe(true)
  })

  it('tells of another brain taking over', () => {
    const turn = only(
      after(start('a', 'Hi'), {
        type: 'route',
        seq: ++seq,
        turn_id: 'a',
        from: 'groq',
        to: 'local',
        model: 'qwen2.5-0.5b',
        cause: 'quota',
        reason: 'quota',
        until_ms: 42_000,
      }),
    )
    expect(turn.provider).toBe('local')
    expect(turn.switches).toEqual([
      { from: 'groq', to: 'local', model: 'qwen2.5-0.5b', cause: 'quota', reason: 'quota', untilMs: 42_000 },
    ])
    expect(turn.model).toBe('qwen2.5-0.5b')
  })

  it('takes back what another brain says anew, and goes on from there', () => {
    const turn = only(
      after(
        start('a', 'Hi'),
        token('a', 'One, two, thr'),
        { type: 'rewind', seq: ++seq, turn_id: 'a', length: 5 },
        token('a', 'and three.'),
      ),
    )
    expect(turn.answer).toBe('One, and three.')
  })

  it('shows a turn as cut off once it is certain that nobody works on it', () => {
    const cut = after(start('a', 'Hi'), token('a', 'Hel'), { type: 'local_caught_up', aliveTurnId: null })
    expect(only(cut).status).toBe('cut')
    expect(only(after(start('a', 'Hi'), { type: 'local_caught_up', aliveTurnId: 'a' })).status).toBe('running')
  })

  it('ignores events of turns that it does not have', () => {
    expect(after(token('nobody', 'x'), end('nobody', 'x', 'completed')).turns).toEqual([])
  })
})
