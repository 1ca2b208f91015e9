import type { ChatMessage } from '../contracts/llm.ts'
import type { StoredTurn } from '../contracts/store.ts'
import { type Known, withInMind } from '../memory/in-mind.ts'

/** One earlier exchange as the next prompt sees it. */
export type Exchange = Pick<StoredTurn, 'message' | 'generated' | 'heard' | 'status'> & {
  /** What she had in mind for her answer. */
  readonly inMind?: readonly Known[]
}

/** What every conversation begins with. */
export type Opening = {
  /** Who she is; empty for none. */
  readonly system: string
  /** What she said first; `null` where that are Eva's own words, which no brain needs to know. */
  readonly greeting: string | null
}

/** Longest history in a prompt, in characters: about 4,000 tokens. */
export const HISTORY_MAX_CHARS = 16_000

/**
 * The prompt for a new message. Of an interrupted answer it holds what was heard, with a mark, and nothing of what was
 * not. When the history grows too long its older half goes at once: then the beginning stays the same for many turns,
 * and a brain that keeps what it has read of it does not read it again each time. For the same reason a memory stands
 * once, before the message for which it came to mind first, and stays there.
 */
export function buildPrompt(
  opening: Opening,
  history: readonly Exchange[],
  message: string,
  inMind: readonly Known[] = [],
): ChatMessage[] {
  const messages: ChatMessage[] = opening.system === '' ? [] : [{ role: 'system', content: opening.system }]
  if (opening.greeting !== null) messages.push({ role: 'assistant', content: opening.greeting })
  const shown = new Set<string>()
  const ask = (said: string, known: readonly Known[]): void => {
    const fresh = known.filter(({ id }) => !shown.has(id))
    for (const { id } of fresh) shown.add(id)
    messages.push({ role: 'user', content: withInMind(said, fresh) })
  }
  for (const exchange of recent(history)) {
    ask(exchange.message, exchange.inMind ?? [])
    messages.push({ role: 'assistant', content: remembered(exchange) })
  }
  ask(message, inMind)
  return messages
}

/** The assistant's side of an exchange, as far as it was heard. */
export function remembered({ generated, heard, status }: Exchange): string {
  if (heard.trim() === '') return '[interrupted before a word was heard]'
  const isWhole = status !== 'interrupted' && heard.trimEnd() === generated.trimEnd()
  return isWhole ? generated : `${heard.trimEnd()} — [interrupted]`
}

/** What of a history a prompt still holds: whole halves are dropped from the front until the rest fits. */
export function recent<Each extends Exchange>(history: readonly Each[]): readonly Each[] {
  const sizes = history.map((exchange) => exchange.message.length + exchange.heard.length)
  let first = 0
  let chars = 0
  for (const [index, size] of sizes.entries()) {
    chars += size
    while (chars > HISTORY_MAX_CHARS && first < index) {
      const half = Math.ceil((index - first) / 2)
      for (let dropped = 0; dropped < half; dropped++) chars -= sizes[first + dropped] ?? 0
      first += half
    }
  }
  return history.slice(first)
}
