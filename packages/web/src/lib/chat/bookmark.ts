import { sessionIdSchema } from '@eva/protocol'
import * as z from 'zod/mini'

/** What a tab must remember to go on after a reload, also in the middle of an answer. */
export type Bookmark = {
  sessionId: string
  epoch: string
  /** Event to resume after: the one before the running turn's `turn_start`, else the latest. */
  lastSeq: number
  /** The turn that was being written or heard, and how much of its sound had been heard. */
  turn: { id: string; heardMs: number } | null
}

const bookmarkSchema = z.object({
  sessionId: sessionIdSchema,
  epoch: z.string(),
  lastSeq: z.int().check(z.nonnegative()),
  turn: z.nullable(z.object({ id: z.string(), heardMs: z.number().check(z.nonnegative()) })),
})

/** The part of `sessionStorage` that is used; may throw where the browser forbids storage. */
export type KeyValueStore = {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const BOOKMARK_KEY = 'eva.bookmark'

export function readBookmark(store: KeyValueStore): Bookmark | null {
  try {
    const parsed = bookmarkSchema.safeParse(JSON.parse(store.getItem(BOOKMARK_KEY) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    // Storage is forbidden, or holds something else: the page works, it only forgets on a reload.
    return null
  }
}

export function writeBookmark(store: KeyValueStore, bookmark: Bookmark | null): void {
  try {
    if (bookmark === null) store.removeItem(BOOKMARK_KEY)
    else store.setItem(BOOKMARK_KEY, JSON.stringify(bookmark))
  } catch {
    // As above.
  }
}
