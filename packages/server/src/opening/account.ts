import { createHash } from 'node:crypto'

/** Enough of a digest to tell the keys of one person apart, and far too little to find one by. */
const DIGITS = 12

/**
 * Whose quota it is, as its books are called: the same key and model at the same address, whenever she was started. The key
 * itself cannot be read from it.
 */
export function accountOf(id: string, ...what: readonly (string | null)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(what)).digest('hex')
  return `${id} ${digest.slice(0, DIGITS)}`
}
