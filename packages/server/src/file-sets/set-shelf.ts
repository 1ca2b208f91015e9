import type { DownloadOptions } from '../models/index.ts'

/** A file of the hub, or a folder with everything in it (its path ends in `/`). */
export type WantedPath = { readonly repository: string; readonly path: string; readonly sha256: string | null }

/** The files of a voice or an ear, found on the hub and not yet here. */
export type FoundSet = {
  readonly id: string
  readonly files: readonly {
    readonly repository: string
    readonly path: string
    readonly sizeBytes: number
    readonly checksum: { readonly algorithm: 'sha256' | 'git'; readonly hex: string }
  }[]
  readonly sizeBytes: number
}

/** A folder of voices or of ears, and the hub that fills it; kept by the adapter that knows both. */
export type SetShelf = {
  /** Absolute; each set has a folder of its own in it. */
  readonly folder: string
  /** Asks the hub for its files. Throws `model_not_found` and `model_unavailable`. */
  find(id: string, wanted: readonly WantedPath[], signal: AbortSignal): Promise<FoundSet>
  /** Fetches what is missing of it; throws with a code, or the signal's reason, and then keeps what has come. */
  download(found: FoundSet, options: DownloadOptions): Promise<void>
  /** What is here: `sizeBytes` is 0 until every file is whole. */
  look(id: string): Promise<{ readonly sizeBytes: number; readonly partBytes: number }>
  /** Of which sets anything is here; one glance, for who looks often. */
  names(): Promise<ReadonlySet<string>>
  /** Throws `model_busy` while another process fetches it. @returns whether there was anything */
  remove(id: string): Promise<boolean>
  freeBytes(): Promise<number>
}
