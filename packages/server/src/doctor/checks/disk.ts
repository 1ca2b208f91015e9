import { statfs } from 'node:fs/promises'
import type { Check, Verdict } from '../check.ts'

/** Below this the database may fail any moment, in bytes. */
const FULL_BYTES = 200e6

/** What is free where she keeps what she keeps. */
export type Disk = { readonly freeBytes: number; readonly totalBytes: number }

/** A model that could be fetched. */
export type WantedModel = { readonly id: string; readonly bytes: number }

export async function readDisk(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

/**
 * Whether there is room for what people say, and for the model that is recommended.
 *
 * @param wanted `null` where none is recommended, or it is here
 */
export const checkDisk = (read: () => Promise<Disk>, wanted: () => Promise<WantedModel | null>): Check => ({
  id: 'disk',
  part: 'disk',
  which: '',
  look: async () => judge(await read(), await wanted()),
})

function judge({ freeBytes: free_bytes, totalBytes: total_bytes }: Disk, wanted: WantedModel | null): Verdict {
  const latencyMs = null
  if (free_bytes < FULL_BYTES) return { status: 'bad', seen: { code: 'disk_full', facts: { free_bytes } }, latencyMs }
  if (wanted !== null && free_bytes < wanted.bytes + FULL_BYTES) {
    const facts = { free_bytes, model: wanted.id, model_bytes: wanted.bytes }
    return { status: 'warning', seen: { code: 'disk_short', facts }, latencyMs }
  }
  return { status: 'good', seen: { code: 'disk_free', facts: { free_bytes, total_bytes } }, latencyMs }
}
