import type { ServerEvent } from '@eva/protocol'
import { type Bookmark, type KeyValueStore, writeBookmark } from './bookmark.ts'

/** Keeps the tab's bookmark at the place from which a reload would have to go on. */
export type BookmarkKeeper = {
  restore(bookmark: Bookmark | null): void
  /** How much of a turn's sound was heard, also before a reload. */
  heardMs(turnId: string): number
  follow(event: ServerEvent, link: { sessionId: string | null; epoch: string | null }): void
  heard(turnId: string, ms: number): void
  soundEnded(turnId: string): void
  /** The listener wants no more of the turn: a reload shall not bring it back. */
  stopped(lastSeq: number | null): void
}

export function createBookmarkKeeper(storage: KeyValueStore): BookmarkKeeper {
  let bookmark: Bookmark | null = null
  /** Number of the `turn_end`, once the turn was written but not yet heard to its end. */
  let endedAtSeq: number | null = null
  let hasSound = false

  const write = (next: Bookmark | null) => {
    bookmark = next
    writeBookmark(storage, next)
  }
  /** The turn is over and heard: from now on only what is new matters. */
  const close = (lastSeq: number) => {
    hasSound = false
    endedAtSeq = null
    if (bookmark !== null) write({ ...bookmark, lastSeq, turn: null })
  }

  return {
    restore(kept) {
      hasSound = false
      endedAtSeq = null
      write(kept)
    },
    heardMs: (turnId) => (bookmark?.turn?.id === turnId ? bookmark.turn.heardMs : 0),
    follow(event, { sessionId, epoch }) {
      if (event.type === 'turn_start' && sessionId !== null && epoch !== null) {
        const heardMs = bookmark?.turn?.id === event.turn_id ? bookmark.turn.heardMs : 0
        hasSound = false
        endedAtSeq = null
        write({ sessionId, epoch, lastSeq: event.seq - 1, turn: { id: event.turn_id, heardMs } })
      } else if (event.type === 'audio_start') {
        hasSound = true
      } else if (event.type === 'turn_end' && bookmark?.turn?.id === event.turn_id) {
        if (hasSound && event.status !== 'interrupted') endedAtSeq = event.seq
        else close(event.seq)
      }
    },
    heard(turnId, ms) {
      if (bookmark?.turn?.id === turnId) write({ ...bookmark, turn: { id: turnId, heardMs: ms } })
    },
    soundEnded(turnId) {
      if (bookmark?.turn?.id !== turnId) return
      hasSound = false
      if (endedAtSeq !== null) close(endedAtSeq)
    },
    stopped(lastSeq) {
      if (lastSeq !== null) close(lastSeq)
    },
  }
}
