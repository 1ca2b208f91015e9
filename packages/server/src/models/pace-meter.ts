/** The speed is that of the latest so many ms: long enough to be calm, short enough to be true. */
const WINDOW_MS = 5_000

export type Pace = { readonly bytesPerS: number | null; readonly etaS: number | null }

/** Tells how fast a download is from what has come when. */
export class PaceMeter {
  #marks: { readonly atMs: number; readonly bytes: number }[] = []

  /** @param nowMs when `receivedBytes` of `totalBytes` were there */
  read(nowMs: number, receivedBytes: number, totalBytes: number): Pace {
    this.#marks.push({ atMs: nowMs, bytes: receivedBytes })
    // The one before the window stays: the speed is measured from it.
    while ((this.#marks[1]?.atMs ?? nowMs) < nowMs - WINDOW_MS) this.#marks.shift()
    const first = this.#marks[0]
    if (first === undefined || nowMs <= first.atMs) return { bytesPerS: null, etaS: null }
    const bytesPerS = ((receivedBytes - first.bytes) / (nowMs - first.atMs)) * 1000
    return { bytesPerS, etaS: bytesPerS > 0 ? (totalBytes - receivedBytes) / bytesPerS : null }
  }
}
