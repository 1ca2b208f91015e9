/** A model of the hub, found and not yet here. Paths are relative to the folder of models, with `/`. */
export type FoundModel = { readonly path: string; readonly sizeBytes: number; readonly sha256: string }

/** A model file of the folder, or what has come of one. */
export type ShelfFile = { readonly path: string; readonly sizeBytes: number; readonly partBytes: number }

export type DownloadOptions = {
  readonly signal: AbortSignal
  readonly onProgress: (progress: {
    readonly stage: 'checking' | 'downloading'
    readonly receivedBytes: number
    readonly totalBytes: number
  }) => void
}

/** The folder of models, and the hub that fills it; kept by the adapter that knows both. */
export type ModelShelf = {
  /** Absolute. */
  readonly folder: string
  /** The path of what `hf:…` means, when it is here. Throws `invalid_request` for any other name. */
  present(spec: string): Promise<string | null>
  /** Asks the hub what `hf:…` means. Throws `model_not_found` and `model_unavailable`. */
  find(spec: string, signal: AbortSignal): Promise<FoundModel>
  /** Fetches it, whole and checked; throws with a code, or the signal's reason, and then keeps what has come. */
  download(found: FoundModel, options: DownloadOptions): Promise<string>
  list(): Promise<readonly ShelfFile[]>
  /** Removes what `list` names; throws `model_busy` while it is written. @returns whether there was anything */
  remove(path: string): Promise<boolean>
  freeBytes(): Promise<number>
}
