/**
 * What stands under the points of a trend: the day, and the time of the day where all are of one day. `instants` are ISO 8601; one that cannot be
 * read stands for itself. Without a time zone, the reader's own.
 */
export function momentLabels(instants: readonly string[], locale: string, timeZone?: string): string[] {
  const zone = timeZone === undefined ? {} : { timeZone }
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, ...zone })
    return (instant: string): string => {
      const time = new Date(instant)
      return Number.isNaN(time.getTime()) ? instant : format.format(time)
    }
  }
  const isOneDay = new Set(instants.map(write({ dateStyle: 'short' }))).size === 1 && instants.length > 1
  return instants.map(write(isOneDay ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }))
}
