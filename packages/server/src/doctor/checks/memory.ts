import type { Machine } from '../../models/fit.ts'
import type { Check } from '../check.ts'

/** With less than this free the system begins to move memory to the disk, and everything stutters, in bytes. */
const SHORT_BYTES = 300e6

/** Whether there is memory left, and what she takes of it herself. */
export const checkMemory = (
  machine: () => Pick<Machine, 'freeBytes' | 'totalBytes'>,
  ownBytes: () => number,
): Check => ({
  id: 'memory',
  part: 'memory',
  which: '',
  look: async () => {
    const { freeBytes: free_bytes, totalBytes: total_bytes } = machine()
    const facts = { free_bytes, total_bytes, own_bytes: ownBytes() }
    const latencyMs = null
    return free_bytes < SHORT_BYTES
      ? { status: 'warning', seen: { code: 'memory_short', facts }, latencyMs }
      : { status: 'good', seen: { code: 'memory_free', facts }, latencyMs }
  },
})
