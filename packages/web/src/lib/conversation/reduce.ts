import type { ServerEvent, ServerEventOf } from '@eva/protocol'
import { brainSwitchFrom } from './brain-switch.ts'
import type { Conversation, PendingMessage, Problem, Remembered, SpokenSentence, Turn } from './conversation.ts'
import { heardChars } from './heard.ts'

/** What the page itself does to a conversation. */
export type LocalAction =
  | { type: 'local_opened'; turns: Turn[] }
  | { type: 'local_sent'; pending: Omit<PendingMessage, 'problem'> }
  | { type: 'local_withdrawn' }
  | { type: 'local_problem'; problem: Problem | null }
  /** Something that she has learnt was taken back. */
  | { type: 'local_forgotten'; id: string }
  /** The listener pressed stop; `heardMs` of the turn's sound had been heard, `null` where it had none. */
  | { type: 'local_stopped'; turnId: string; heardMs: number | null }
  /** The turns that nobody works on any more are known by now: none that runs would have stayed silent. */
  | { type: 'local_caught_up'; aliveTurnId: string | null }

/**
 * The next state of a conversation. Pure; applying a turn's events a second time, from its `turn_start` on, gives the
 * same turn again, which is what makes a replay after a reload harmless.
 */
export function reduce(conversation: Conversation, event: ServerEvent | LocalAction): Conversation {
  switch (event.type) {
    case 'turn_start':
      return startTurn(conversation, event)
    case 'token':
      return changeTurn(conversation, event.turn_id, (turn) => ({
        ...turn,
        answer: turn.answer + event.content,
        status: 'running',
      }))
    case 'sentence':
      return changeTurn(conversation, event.turn_id, (turn) => ({
        ...turn,
        sentences: [...turn.sentences.slice(0, event.index), spokenSentence(event)],
      }))
    case 'mood':
      return changeTurn(conversation, event.turn_id, (turn) => ({ ...turn, moods: [...turn.moods, event.mood] }))
    case 'audio_start':
      return changeTurn(conversation, event.turn_id, (turn) => ({ ...turn, voice: turn.voice ?? event.voice }))
    case 'route':
      return changeTurn(conversation, event.turn_id, (turn) => ({
        ...turn,
        provider: event.to,
        model: event.model,
        switches: [...turn.switches, brainSwitchFrom(event)],
      }))
    case 'rewind':
      return changeTurn(conversation, event.turn_id, (turn) => ({
        ...turn,
        answer: turn.answer.slice(0, event.length),
        // Who stopped her a moment before heard no more than what is left.
        heardChars: turn.heardChars === null ? null : Math.min(turn.heardChars, event.length),
        status: 'running',
      }))
    case 'turn_end':
      return endTurn(conversation, event)
    case 'error':
      return fail(conversation, event)
    case 'memory':
      return { ...conversation, remembered: withLearnt(conversation.remembered, event), forgotten: null }
    case 'local_forgotten':
      return {
        ...conversation,
        remembered: conversation.remembered.filter(({ id }) => id !== event.id),
        forgotten: conversation.remembered.find(({ id }) => id === event.id)?.text ?? null,
      }
    case 'local_opened':
      return { ...conversation, turns: event.turns, problem: null, interrupted: false }
    case 'local_sent':
      return {
        ...conversation,
        ...NOTHING_LEARNT,
        pending: { ...event.pending, problem: null },
        problem: null,
        interrupted: false,
      }
    case 'local_withdrawn':
      return { ...conversation, pending: null }
    case 'local_problem':
      return { ...conversation, problem: event.problem }
    case 'local_stopped':
      return stopTurn(conversation, event.turnId, event.heardMs)
    case 'local_caught_up':
      return {
        ...conversation,
        turns: conversation.turns.map((turn) =>
          turn.status === 'running' && turn.id !== event.aliveTurnId ? { ...turn, status: 'cut' } : turn,
        ),
      }
    case 'hello':
    case 'pong':
    case 'state':
    case 'speech_start':
    case 'speech_end':
    case 'transcript':
    case 'playback':
    case 'audio_end':
    case 'resumed':
    case 'resume_lost':
      return conversation
    default:
      return event satisfies never
  }
}

const NOTHING_LEARNT = { remembered: [], forgotten: null } as const satisfies Partial<Conversation>

/** What comes again after a lost connection is there once. */
function withLearnt(known: Remembered[], { added, forgotten = [] }: ServerEventOf<'memory'>): Remembered[] {
  const learnt = added.map(({ id, text, turn_id, replaced }) => ({
    id,
    text,
    turnId: turn_id,
    replaced,
    isGone: false,
  }))
  const gone = forgotten.map(({ id, text, turn_id }) => ({ id, text, turnId: turn_id, replaced: null, isGone: true }))
  const fresh = [...learnt, ...gone]
  return [...known.filter(({ id }) => fresh.every((each) => each.id !== id)), ...fresh]
}

const spokenSentence = (event: ServerEventOf<'sentence'>): SpokenSentence => ({
  text: event.text,
  audioMs: event.audio_ms,
  words: event.words.map(({ text, start_ms, end_ms }) => ({ text, startMs: start_ms, endMs: end_ms })),
  ...(event.mood === undefined ? {} : { mood: event.mood }),
  ...(event.visemes === undefined
    ? {}
    : { visemes: event.visemes.map(({ time_ms, viseme, weight }) => ({ ms: time_ms, viseme, weight })) }),
})

function startTurn(conversation: Conversation, event: ServerEventOf<'turn_start'>): Conversation {
  const { turns, pending } = conversation
  const cutAt = turns.findIndex((turn) => turn.id === event.turn_id || turn.id === event.replaces)
  const turn: Turn = {
    id: event.turn_id,
    message: event.message,
    answer: '',
    status: 'running',
    heardChars: null,
    sentences: [],
    moods: [],
    switches: [],
    problem: null,
    provider: event.provider,
    model: event.model,
    voice: null,
    figures: null,
  }
  return {
    turns: [...(cutAt === -1 ? turns : turns.slice(0, cutAt)), turn],
    pending: pending?.text.trim() === event.message.trim() ? null : pending,
    problem: null,
    ...NOTHING_LEARNT,
    interrupted: false,
  }
}

function endTurn(conversation: Conversation, event: ServerEventOf<'turn_end'>): Conversation {
  const stopped = event.status === 'interrupted'
  const changed = changeTurn(conversation, event.turn_id, (turn) => ({
    ...turn,
    answer: event.response,
    status: event.status,
    // While she finishes speaking, `heard` lags behind; only a stop makes the rest unheard.
    heardChars: stopped ? event.heard.length : turn.heardChars,
    provider: event.provider,
    model: event.model,
    voice: event.voice,
    figures: {
      waterfall: event.waterfall,
      latencyMs: event.latency_ms,
      ttftMs: event.ttft_ms,
      tokens: event.tokens,
    },
  }))
  return { ...changed, interrupted: stopped }
}

function fail(conversation: Conversation, event: ServerEventOf<'error'>): Conversation {
  const problem: Problem = { code: event.code, message: event.message, fix: event.fix ?? null }
  if (event.turn_id !== undefined) return changeTurn(conversation, event.turn_id, (turn) => ({ ...turn, problem }))
  // Beside a microphone's sound, the only thing that the page sends and that can be refused is a message.
  if (conversation.pending !== null && !isOfEar(event.code))
    return { ...conversation, pending: { ...conversation.pending, problem } }
  // What was on its way to an ear that turned out to be none is refused as well, which tells nothing.
  if (conversation.problem?.code === 'no_ear' && event.code === 'invalid_frame') return conversation
  return { ...conversation, problem }
}

const isOfEar = (code: string): boolean => code === 'no_ear' || code.startsWith('ear_')

function stopTurn(conversation: Conversation, turnId: string, heardMs: number | null): Conversation {
  const changed = changeTurn(conversation, turnId, (turn) => ({
    ...turn,
    heardChars: heardMs === null ? turn.heardChars : heardChars(turn.answer, turn.sentences, heardMs),
  }))
  return { ...changed, interrupted: true }
}

function changeTurn(conversation: Conversation, turnId: string, change: (turn: Turn) => Turn): Conversation {
  const index = conversation.turns.findIndex((turn) => turn.id === turnId)
  const turn = conversation.turns[index]
  if (turn === undefined) return conversation
  return { ...conversation, turns: conversation.turns.with(index, change(turn)) }
}
