import type { AvatarFile } from './avatar.ts'

/** Keeps the face that was brought in this browser, and nowhere else. */
export type AvatarKeeper = {
  kept(): Promise<AvatarFile | null>
  /** Rejects where the browser has no room for it. */
  keep(file: AvatarFile): Promise<void>
  forget(): Promise<void>
}

const DATABASE = 'eva-avatar'
const FILES = 'files'
/** There is one. */
const WORN = 'worn'

/** IndexedDB, which is there over plain http as well. */
export const browserKeeper: AvatarKeeper = {
  async kept() {
    const found: unknown = await within('readonly', (files) => files.get(WORN))
    return isAvatarFile(found) ? found : null
  },
  async keep({ name, file }) {
    await within('readwrite', (files) => files.put({ name, file }, WORN))
  },
  async forget() {
    await within('readwrite', (files) => files.delete(WORN))
  },
}

const isAvatarFile = (found: unknown): found is AvatarFile =>
  typeof found === 'object' && found !== null && 'file' in found && found.file instanceof Blob && 'name' in found

async function within<Result>(
  mode: IDBTransactionMode,
  ask: (files: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(FILES)
  const database = await settled(opening)
  try {
    const transaction = database.transaction(FILES, mode)
    const result = await settled(ask(transaction.objectStore(FILES)))
    if (mode === 'readwrite') await finished(transaction)
    return result
  } finally {
    database.close()
  }
}

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** A full disk shows at the end of a transaction. */
const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
