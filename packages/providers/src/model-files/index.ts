/** Model files by name: found on this machine or downloaded, and whole and checked before they appear. */
export type { DownloadProgress } from './download-file.ts'
/** The folder of models: what is there, what the hub has, and how it comes here and goes. */
export {
  type DownloadOptions,
  type FoundModel,
  type ModelShelf,
  type ModelShelfOptions,
  openModelShelf,
  type ShelfFile,
} from './model-shelf.ts'
export { type ResolveModelOptions, resolveModelFile } from './resolve-model-file.ts'
/** Sets of files that only serve together, such as a voice: fetched file by file, and there when all of them are. */
export type { PlannedFile, WantedPath } from './set-plan.ts'
export { type FoundSet, openSetShelf, type SetShelf, type SetShelfOptions, type ShelfSet } from './set-shelf.ts'
/** What is wrong with a name or a file, before anything is loaded. */
export { whatIsWrongWith } from './what-is-wrong-with.ts'
