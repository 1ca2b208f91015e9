/** How sizes and times are written in a language. */
export type Units = {
  /** `1.2 GB` */
  bytes(bytes: number): string
  /** `340 ms`, `1.2 s` */
  ms(ms: number): string
  /** `40 seconds`, `3 minutes`, `2 hours`; without a figure what `unknown` says. */
  span(seconds: number): string
  /** With so many digits behind the point at most; none by default. */
  number(value: number, digits?: number): string
}

const GB = 1e9
const MB = 1e6

export function unitsOf(language: 'en' | 'fr'): Units {
  const number = (value: number, digits = 0): string =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)
  const unit = (value: number, name: string, digits: number, unitDisplay: 'short' | 'long' = 'short'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay, maximumFractionDigits: digits }).format(
      value,
    )
  return {
    number,
    bytes(bytes) {
      if (bytes >= GB) return unit(bytes / GB, 'gigabyte', 1)
      return bytes >= MB ? unit(bytes / MB, 'megabyte', 0) : unit(bytes / 1_000, 'kilobyte', 0)
    },
    ms: (ms) => (ms < 1_000 ? `${number(ms)}\u00a0ms` : `${number(ms / 1_000, 1)}\u00a0s`),
    span(seconds) {
      if (seconds < 90) return unit(seconds, 'second', 0, 'long')
      return seconds < 5_400 ? unit(seconds / 60, 'minute', 0, 'long') : unit(seconds / 3_600, 'hour', 1, 'long')
    },
  }
}
