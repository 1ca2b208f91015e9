export type StopText = {
  /** The text that may be shown now, and whether one of the stops was reached: nothing after it counts. */
  push(text: string): { readonly text: string; readonly stopped: boolean }
  /** What was held back because it looked like the beginning of a stop. */
  end(): string
}

/** Some models spell the end of their turn in plain text. Lets everything through up to the first of `stops`. */
export function createStopText(stops: readonly string[]): StopText {
  let held = ''
  return {
    push(text) {
      held += text
      const ends = stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0)
      if (ends.length > 0) {
        const shown = held.slice(0, Math.min(...ends))
        held = ''
        return { text: shown, stopped: true }
      }
      // The whole piece waits, not only its tail: a token then never becomes two events.
      if (stops.some((stop) => endsInBeginningOf(held, stop))) return { text: '', stopped: false }
      const shown = held
      held = ''
      return { text: shown, stopped: false }
    },
    end() {
      const shown = held
      held = ''
      return shown
    },
  }
}

function endsInBeginningOf(text: string, stop: string): boolean {
  for (let length = Math.min(text.length, stop.length - 1); length > 0; length--) {
    if (text.endsWith(stop.slice(0, length))) return true
  }
  return false
}
