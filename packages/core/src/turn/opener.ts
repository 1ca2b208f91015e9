import type { Clock } from '../contracts/clock.ts'
import type { Clause } from './clause.ts'
import type { Stopwatch } from './stopwatch.ts'

/** What she says while she thinks, in her languages; others get the first, which is understood everywhere. */
const OPENERS: Readonly<Record<string, readonly string[]>> = {
  en: ['Hmm.', 'Let me think.', 'Well…'],
  fr: ['Hmm.', 'Voyons voir.', 'Alors…'],
}
const EVERYWHERE = ['Hmm.']

/** An opener is no part of the answer: it has no text in it. */
export const isOpener = ({ start, end }: Clause): boolean => start === end

/** The opener for a turn; not the same one twice in a row. */
export function openerFor(language: string, turnNumber: number): Clause {
  const openers = OPENERS[language] ?? EVERYWHERE
  const spoken = openers[turnNumber % openers.length] ?? 'Hmm.'
  return { index: 0, start: 0, end: 0, text: '', spoken, language, mood: null }
}

export type OpenerPlan = {
  readonly clause: Clause
  /** How long after the user finished the first token may come without it, in ms. */
  readonly afterMs: number
}

/**
 * The clauses of an answer, and before them the opener when the brain has not said a word by then. The clauses behind it
 * are counted on.
 */
export async function* withOpener(
  clauses: AsyncIterable<Clause>,
  { clause: opener, afterMs }: OpenerPlan,
  stopwatch: Stopwatch,
  clock: Clock,
): AsyncGenerator<Clause, void> {
  const rest = clauses[Symbol.asyncIterator]()
  const inTime = new AbortController()
  let shift = 0
  try {
    const first = rest.next()
    const due = clock.sleep(Math.max(0, afterMs - stopwatch.elapsedMs()), inTime.signal).then(
      () => 'due' as const,
      () => 'over' as const,
    )
    const winner = await Promise.race([first, due])
    if (winner === 'due' && stopwatch.waterfall().ttft === null) {
      shift = 1
      yield opener
    }
    inTime.abort()
    for (let item = await first; item.done !== true; item = await rest.next()) {
      yield shift === 0 ? item.value : { ...item.value, index: item.value.index + shift }
    }
  } finally {
    inTime.abort()
    await rest.return?.()
  }
}
