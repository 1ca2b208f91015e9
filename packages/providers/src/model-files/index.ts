/** Model files by name: found on this machine or downloaded, and whole and checked before they appear. */
export type { DownloadProgress } from './download-file.ts'
export { type ResolveModelOptions, resolveModelFile } from './resolve-model-file.ts'
