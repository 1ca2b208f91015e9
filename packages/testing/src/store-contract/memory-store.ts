import {
  type Clock,
  type ConversationSummary,
  EvaError,
  type FinishedTurn,
  type NewTurn,
  type Store,
  type StoredConversation,
  type StoredTurn,
  type TurnFigures,
} from '@eva/core'
import { createMemoryMemories } from './memory-memories.ts'
import { holdsEveryWord, snippetOf, wordsOf } from './memory-search.ts'
import { madeTitle } from './memory-title.ts'

type MemoryTurn = StoredTurn & { readonly replaced: boolean; readonly endedAtMs: number | null }

/**
 * A store in memory that keeps the whole contract except that nothing outlives the process: the fake for everyone's
 * tests. Every call works on the state at once, before its promise is looked at.
 */
export function createMemoryStore(clock: Pick<Clock, 'wallTimeMs'>): Store {
  const conversations = new Map<string, StoredConversation>()
  const turns = new Map<string, MemoryTurn>()
  /** Ended turns whose words were deleted. */
  const past: MemoryTurn[] = []
  const quotas = new Map<string, unknown>()
  const settings = new Map<string, unknown>()
  const memories = createMemoryMemories(whileOpen)
  let closed = false

  const turnsOf = (conversationId: string): readonly MemoryTurn[] =>
    [...turns.values()].filter((turn) => turn.conversationId === conversationId).sort((a, b) => a.number - b.number)
  const shownTurnsOf = (conversationId: string): readonly MemoryTurn[] =>
    turnsOf(conversationId).filter((turn) => !turn.replaced)

  function change(turnId: string, changes: Partial<MemoryTurn>): void {
    const turn = turns.get(turnId)
    if (turn !== undefined) turns.set(turnId, { ...turn, ...changes })
  }

  function begin(turn: NewTurn): void {
    const { id, conversationId, number, message, createdAtMs } = turn
    const taken = turns.has(id) || turnsOf(conversationId).some((other) => other.number === number)
    if (taken) throw new EvaError('storage_failed', `The turn ${id} or its number ${number} is there already.`)
    const made = { createdAtMs, updatedAtMs: createdAtMs, offRecord: false }
    const first = { id: conversationId, title: madeTitle(message), ...made }
    const known = conversations.get(conversationId)
    conversations.set(conversationId, known === undefined ? first : { ...known, updatedAtMs: createdAtMs })
    const from = turnsOf(conversationId).find((other) => other.id === turn.replaces)?.number ?? Infinity
    for (const other of turnsOf(conversationId)) if (other.number >= from) change(other.id, { replaced: true })
    turns.set(id, { ...EMPTY_TURN, id, conversationId, number, message, createdAtMs })
  }

  const shownConversation = (conversation: StoredConversation): StoredConversation => ({
    ...conversation,
    offRecord: memories.offRecord(conversation.id),
  })

  function list(query: string): readonly ConversationSummary[] {
    const words = wordsOf(query)
    const latestFirst = [...conversations.values()].reverse().sort((a, b) => b.updatedAtMs - a.updatedAtMs)
    return latestFirst.map(shownConversation).flatMap((conversation): ConversationSummary[] => {
      const shown = shownTurnsOf(conversation.id)
      if (query.trim() === '') return [{ ...conversation, turns: shown.length, snippet: null }]
      const hit = words.length === 0 ? undefined : shown.find((turn) => holdsEveryWord(textOf(turn), words))
      return hit === undefined
        ? []
        : [{ ...conversation, turns: shown.length, snippet: snippetOf([hit.message, hit.generated], words) }]
    })
  }

  async function whileOpen<T>(work: () => T): Promise<T> {
    if (closed) throw new EvaError('storage_failed', 'The store is closed.')
    return work()
  }

  const ended = (): readonly MemoryTurn[] => [...past, ...turns.values()].filter((turn) => turn.endedAtMs !== null)

  return {
    specification: 'v1',
    memories,
    beginTurn: (turn) => whileOpen(() => begin(turn)),
    finishTurn: (turn: FinishedTurn) => whileOpen(() => change(turn.id, { ...turn, endedAtMs: clock.wallTimeMs() })),
    recordHeard: (turnId, heard) => whileOpen(() => change(turnId, { heard })),
    conversation: (id) =>
      whileOpen(() => {
        const conversation = conversations.get(id)
        return conversation === undefined ? null : shownConversation(conversation)
      }),
    turns: (conversationId) => whileOpen(() => shownTurnsOf(conversationId).map(toStoredTurn)),
    lastTurnNumber: (conversationId) => whileOpen(() => turnsOf(conversationId).at(-1)?.number ?? 0),
    list: ({ query, limit, offset }) => whileOpen(() => list(query).slice(offset, offset + limit)),
    rename: (id, title) =>
      whileOpen(() => {
        const conversation = conversations.get(id)
        if (conversation !== undefined) conversations.set(id, { ...conversation, title })
        return conversation !== undefined
      }),
    delete: (id) =>
      whileOpen(() => {
        for (const turn of turnsOf(id)) {
          past.push({ ...turn, message: '', generated: '', spoken: '', heard: '' })
          turns.delete(turn.id)
        }
        memories.leaveBehind(id)
        return conversations.delete(id)
      }),
    deleteEverything: () =>
      whileOpen(() => {
        for (const kept of [conversations, turns, quotas, settings, memories]) kept.clear()
        past.length = 0
      }),
    latestFigures: (limit) =>
      whileOpen(() =>
        [...ended()]
          .reverse()
          .sort((a, b) => b.createdAtMs - a.createdAtMs)
          .slice(0, limit)
          .map(toFigures),
      ),
    countTurns: (sinceMs) =>
      whileOpen(() => ({
        total: ended().length,
        since: ended().filter((turn) => (turn.endedAtMs ?? 0) >= sinceMs).length,
        switches: ended().reduce((sum, turn) => sum + turn.routes.length, 0),
      })),
    keepQuota: (brain, state) =>
      whileOpen(() => {
        quotas.set(brain, structuredClone(state))
      }),
    quotas: () => whileOpen(() => new Map(quotas)),
    keepSetting: (part, value) =>
      whileOpen(() => {
        settings.set(part, structuredClone(value))
      }),
    keepSettings: (values) =>
      whileOpen(() => {
        for (const [part, value] of Object.entries(structuredClone(values))) settings.set(part, value)
      }),
    setting: (part) => whileOpen(() => structuredClone(settings.get(part) ?? null)),
    check: () => whileOpen(() => {}),
    close: async () => {
      closed = true
    },
  }
}

const EMPTY_TURN = {
  status: 'running',
  replaced: false,
  endedAtMs: null,
  generated: '',
  spoken: '',
  heard: '',
  provider: null,
  model: null,
  voice: null,
  tokens: 0,
  latencyMs: null,
  ttftMs: null,
  waterfall: null,
  routes: [],
} as const

function textOf(turn: MemoryTurn): string {
  return `${turn.message}\n${turn.generated}`
}

function toStoredTurn({ replaced: _replaced, endedAtMs: _endedAtMs, ...turn }: MemoryTurn): StoredTurn {
  return turn
}

function toFigures(turn: MemoryTurn): TurnFigures {
  const { provider, status, latencyMs, ttftMs, waterfall, routes, createdAtMs } = turn
  return { provider, status, latencyMs, ttftMs, waterfall, switches: routes.length, createdAtMs }
}
