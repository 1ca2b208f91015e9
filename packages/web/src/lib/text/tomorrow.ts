/** Time until the local day of `now` is over, in ms; more than 0 and, where clocks are put back, up to 25 hours. */
export function msUntilTomorrow(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime()
}
