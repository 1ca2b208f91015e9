import type { KeyValueStore } from '../chat/bookmark.ts'

/** What a browser keeps of what was said: the draft, and where the conversation was. */
const OF_TALKS = ['eva.draft', 'eva.bookmark']

/** Has this browser forget what was said, too; how the pages look stays. */
export function forgetHere(storage: () => Pick<KeyValueStore, 'removeItem'>): void {
  try {
    for (const key of OF_TALKS) storage().removeItem(key)
  } catch {
    // Storage is forbidden: there is nothing in it.
  }
}
