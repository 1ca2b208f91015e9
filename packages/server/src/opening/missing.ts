import { EvaError } from '@eva/core'

/** A part was asked for by name, and what it needs is not set. */
export const missing = (code: EvaError['code'], who: string, key: string): EvaError =>
  new EvaError(code, `${who}, which is not configured.`, { fix: `Set ${key}.` })
