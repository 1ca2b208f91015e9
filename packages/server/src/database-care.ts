/** How the file of a database is. */
export type DatabaseState = {
  readonly sizeBytes: number
  /** The log beside it, which holds what is not yet in the file. */
  readonly logBytes: number
  /** What of the file holds nothing any more. */
  readonly freeBytes: number
  /** What is damaged, in the database's own words; empty for nothing. */
  readonly faults: readonly string[]
}

/** Looks after the file that the store is kept in, beside the store and without keeping it from its work. */
export type DatabaseCare = {
  /** Reads the whole file, off the event loop. Rejects when that is not possible. */
  look(signal: AbortSignal): Promise<DatabaseState>
  /** Gives the disk back what the file does not need any more. */
  shrink(signal: AbortSignal): Promise<void>
  /** The rights of the file, as in `stat`; `null` where the system has none. */
  mode(): Promise<number | null>
  /** Takes from everybody but the owner the right to read it. */
  closeToOthers(): Promise<void>
}
