import type { Metric } from '@eva/protocol'
import type { Language } from '../../i18n/languages.ts'
import { formatMs } from '../text/milliseconds.ts'

/** A figure with its unit: `42 ms`, `93 %`, `31 /s`, with the language's own marks. */
export function writeValue(value: number, unit: Metric['unit'], language: Language): string {
  const number = (digits: number) => value.toLocaleString(language, { maximumFractionDigits: digits })
  switch (unit) {
    case 'ms':
      return formatMs(value, language)
    case 'share':
      return `${(value * 100).toLocaleString(language, { maximumFractionDigits: 1 })}\u00a0%`
    case 'per_s':
      return `${number(1)}\u00a0/s`
    case 'ratio':
      return number(2)
    case 'count':
    case 'words':
      return number(0)
    default:
      return unit satisfies never
  }
}
