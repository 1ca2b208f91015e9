import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { msUntilTomorrow } from '../lib/text/tomorrow.ts'

const never = () => () => {}

/** `false` while rendering on the server and for the first client render, then `true`. */
export const useIsClient = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** Whether a media query matches, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** The time of the latest look, of which the day is always right: looked again after midnight. */
export function useToday(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const handle = setTimeout(() => setNow(new Date()), msUntilTomorrow(now))
    // A machine that slept over midnight has missed its alarm.
    const onVisible = () => setNow(new Date())
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      clearTimeout(handle)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [now])
  return now
}
