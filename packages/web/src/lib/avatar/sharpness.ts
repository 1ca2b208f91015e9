/** More pixels than these for each of CSS are not seen, and cost as much as they are many. */
const MOST = 2
const LEAST = 0.6
/** A picture that takes longer than this on average misses every other refresh of a screen with 60 of them a second. */
const TOO_SLOW_MS = 22
/** So many pictures are looked at before the picture is made coarser: loading is slow, and so is a page that comes back. */
const LOOKS = 45
/** A longer step than this is a page that was hidden. */
const HIDDEN_MS = 250

/** How many pixels are drawn for each of CSS: as many as the screen has, and fewer where the machine cannot keep up. */
export type Sharpness = {
  readonly pixelRatio: number
  /** Notes how long ago the last picture was drawn; returns whether the next ones are drawn coarser. */
  note(stepMs: number): boolean
}

export function createSharpness(screenRatio: number): Sharpness {
  let pixelRatio = Math.min(MOST, Math.max(LEAST, screenRatio))
  let sumMs = 0
  let pictures = 0
  return {
    get pixelRatio() {
      return pixelRatio
    },
    note(stepMs) {
      if (stepMs > HIDDEN_MS) return false
      sumMs += stepMs
      pictures += 1
      if (pictures < LOOKS) return false
      const isSlow = sumMs / pictures > TOO_SLOW_MS
      sumMs = 0
      pictures = 0
      if (!isSlow || pixelRatio === LEAST) return false
      pixelRatio = Math.max(LEAST, pixelRatio * 0.75)
      return true
    },
  }
}
