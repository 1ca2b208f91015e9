/** How a language writes a short while. */
type TimeWords = { seconds: (count: number) => string; minutes: (count: number) => string }

/** How long something still takes, roughly: seconds, and minutes from a minute and a half on. */
export const writeTime = (seconds: number, text: TimeWords): string =>
  seconds < 90 ? text.seconds(Math.ceil(seconds)) : text.minutes(Math.round(seconds / 60))
