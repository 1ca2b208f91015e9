import { EvaError } from '@eva/core'
import { ConfigError } from '../config-error.ts'

/** What a command that could not start tells the person: one line, and the fix. */
export function explain(thrown: unknown): string {
  if (thrown instanceof ConfigError) return thrown.message
  if (thrown instanceof EvaError) return thrown.fix === undefined ? thrown.message : `${thrown.message} ${thrown.fix}`
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
