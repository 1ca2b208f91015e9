import type { Language } from '../../i18n/languages.ts'
import { localeOf } from './locale.ts'

const DAYS_OF_A_WEEK = 7

/** When something was said, as briefly as it is clear: the time of today and yesterday, the weekday, or the date. */
export function saidAt(at: Date, now: Date, language: Language): string {
  const locale = localeOf(language)
  const midnight = (daysAgo: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo)
  if (at >= midnight(1)) return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
  if (at > midnight(DAYS_OF_A_WEEK)) return at.toLocaleDateString(locale, { weekday: 'short' })
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year })
}
