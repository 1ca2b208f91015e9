/** Time, passed in so that tests own it. Nothing in the engine reads a clock of its own. */
export type Clock = {
  /** Monotonic milliseconds with a fraction; only differences mean anything. */
  nowMs(): number
  /** Wall time in milliseconds since the Unix epoch, for what is stored. */
  wallTimeMs(): number
  /** Resolves after `ms`. Rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** Makes names for turns and conversations: URL-safe, unique, at most 64 characters. */
export type MakeId = () => string
