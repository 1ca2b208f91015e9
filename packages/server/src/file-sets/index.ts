/** What is fetched file by file from the hub, voices and ears alike: how it is listed, comes and goes. */

/** What every catalogue says of what it lists. */
export { filesByRole, type SetEntry, setEntryFields, setFile } from './set-entry.ts'
export { type CatalogueSet, openSetManager, type SetKind, type SetManager } from './set-manager.ts'
/** The folder as the manager needs it. */
export type { SetShelf } from './set-shelf.ts'
