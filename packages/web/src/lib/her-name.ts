import { createStore, type StoreApi } from 'zustand/vanilla'
import type { KeyValueStore } from './chat/bookmark.ts'

/** What she is called. */
export type HerName = { name: string }

/** What she is called where nobody has chosen another name. */
const OWN_NAME = 'Eva'

const NAME_KEY = 'eva.name'

/** Her name as it was last heard from her: every page begins with it, and never shows another one first. */
export function createHerName(storage: KeyValueStore): StoreApi<HerName> {
  const store = createStore<HerName>(() => ({ name: readName(storage) }))
  store.subscribe(({ name }) => {
    try {
      storage.setItem(NAME_KEY, name)
    } catch {
      // Storage is forbidden: the next page hears it from her a moment later.
    }
  })
  return store
}

function readName(storage: KeyValueStore): string {
  try {
    return storage.getItem(NAME_KEY) ?? OWN_NAME
  } catch {
    return OWN_NAME
  }
}
