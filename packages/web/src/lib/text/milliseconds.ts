import type { Language } from '../../i18n/languages.ts'

/** A duration for people: `0.4 ms`, `42 ms`, `1.24 s`, with the language's own decimal mark. */
export function formatMs(ms: number, language: Language): string {
  const inSeconds = ms >= 1000
  const digits = inSeconds ? 2 : ms < 10 ? 1 : 0
  const value = (inSeconds ? ms / 1000 : ms).toLocaleString(language, { maximumFractionDigits: digits })
  return `${value}\u00a0${inSeconds ? 's' : 'ms'}`
}
