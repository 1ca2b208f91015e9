import { type ComponentHealth, EvaError } from '@eva/core'

/**
 * What a check tells of an error that ended it.
 *
 * @throws the signal's reason when nobody waits for the check any more; what was thrown when it is no EvaError
 */
export function failedCheck(thrown: unknown, signal: AbortSignal, latencyMs: number): ComponentHealth {
  signal.throwIfAborted()
  if (!(thrown instanceof EvaError)) throw thrown
  return { ok: false, detail: [thrown.message, thrown.fix].filter(Boolean).join(' '), latencyMs }
}
