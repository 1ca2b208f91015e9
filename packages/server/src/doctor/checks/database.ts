import type { Store } from '@eva/core'
import type { DatabaseCare } from '../../database-care.ts'
import { type Check, type Verdict, wordsOf } from '../check.ts'

/** A file of some gigabytes is read from a slow disk in this time, in ms. */
const DATABASE_LIMIT_MS = 20_000

/** Less than this is not worth a thought, in bytes. */
const WASTE_BYTES = 64e6
/** And more than this share of the file must be empty. */
const WASTE_SHARE = 0.3

/** Stores a row and reads it back; then reads the whole file, where there is one to look after. */
export const checkDatabase = (store: Store, care: DatabaseCare | null): Check => ({
  id: 'database',
  part: 'database',
  which: '',
  limitMs: DATABASE_LIMIT_MS,
  look: async (signal) => {
    try {
      const startedAtMs = performance.now()
      await store.check()
      const latencyMs = performance.now() - startedAtMs
      const row_ms = Math.round(latencyMs * 10) / 10
      if (care === null) return { status: 'good', seen: { code: 'database_answers', facts: { row_ms } }, latencyMs }
      return { ...judge(await care.look(signal), row_ms), latencyMs }
    } catch (thrown) {
      signal.throwIfAborted()
      return { status: 'bad', seen: { code: 'database_failed', facts: {} }, ...wordsOf(thrown) }
    }
  },
})

function judge(
  { faults, sizeBytes, logBytes, freeBytes }: Awaited<ReturnType<DatabaseCare['look']>>,
  row_ms: number,
): Verdict {
  const [first] = faults
  if (first !== undefined) {
    return { status: 'bad', seen: { code: 'database_damaged', facts: { faults: faults.length } }, words: first }
  }
  if (freeBytes > WASTE_BYTES && freeBytes > sizeBytes * WASTE_SHARE) {
    const facts = { size_bytes: sizeBytes, free_bytes: freeBytes }
    const action = { kind: 'shrink-database', bytes: freeBytes } as const
    return { status: 'warning', seen: { code: 'database_wasteful', facts }, action }
  }
  const facts = { size_bytes: sizeBytes, log_bytes: logBytes, row_ms }
  return { status: 'good', seen: { code: 'database_sound', facts } }
}
