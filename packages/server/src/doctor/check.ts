import { asEvaError, type Clock, EvaError } from '@eva/core'
import type { DiagnosisPart, DiagnosisStatus } from '@eva/protocol'
import type { Action } from './action.ts'
import type { Seen } from './seen.ts'

/** How a part was found. */
export type Verdict = {
  readonly status: DiagnosisStatus
  readonly seen: Seen
  /** How long the part itself took, where that is not how long the check took; `null` where it means nothing. */
  readonly latencyMs?: number | null
  /** What the part or its server said, as it came. */
  readonly words?: string
  /** What the part itself says can be done about it; goes before what is written for the code. */
  readonly fix?: string
  readonly action?: Action
}

/** One part of Eva, and how to look at it. */
export type Check = {
  /** `brain:groq`, `database`. */
  readonly id: string
  readonly part: DiagnosisPart
  /** Which one of its kind; empty where there is one only. */
  readonly which: string
  /** It may take so long, in ms; `LIMIT_MS` unless something else is fair. */
  readonly limitMs?: number
  /** Every rejection is a bad part, in its own words. */
  readonly look: (signal: AbortSignal) => Promise<Verdict>
}

/** A part that takes longer has not answered: whoever opened the page waits for it. */
export const LIMIT_MS = 5_000

/** What was found of a part, and how long that took. */
export type Examined = { readonly check: Check; readonly verdict: Verdict; readonly latencyMs: number | null }

/**
 * Looks at one part. Never rejects and never takes longer than the check may: a part that hangs is given up, whether it
 * listens to its signal or not.
 */
export async function examine(check: Check, clock: Clock, closing: AbortSignal): Promise<Examined> {
  const { look, limitMs = LIMIT_MS } = check
  const startedAtMs = clock.nowMs()
  const tooLong = new AbortController()
  const signal = AbortSignal.any([tooLong.signal, closing])
  const verdict = await Promise.race([
    look(signal).catch(failed),
    clock.sleep(limitMs, signal).then(() => hung(limitMs), failed),
  ])
  tooLong.abort(new EvaError('internal', 'The doctor has stopped waiting.'))
  return {
    check,
    verdict,
    latencyMs: verdict.latencyMs === undefined ? clock.nowMs() - startedAtMs : verdict.latencyMs,
  }
}

const hung = (limitMs: number): Verdict => ({
  status: 'bad',
  seen: { code: 'did_not_answer', facts: { after_s: Math.round(limitMs / 1000) } },
})

function failed(thrown: unknown): Verdict {
  return { status: 'bad', seen: { code: 'check_failed', facts: {} }, ...wordsOf(thrown) }
}

/** What a part said when it failed. */
export function wordsOf(thrown: unknown): Pick<Verdict, 'words' | 'fix'> {
  const { message, fix } = asEvaError(thrown, 'internal', thrown instanceof Error ? thrown.message : String(thrown))
  return fix === undefined ? { words: message } : { words: message, fix }
}
