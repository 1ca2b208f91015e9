import { useEffect } from 'react'
import { useCallActions } from './talk-context.tsx'

/** Keeps the list of microphones up to date, and ends the call with the page. */
export function useCallOfPage(): void {
  const call = useCallActions()
  useEffect(() => {
    navigator.mediaDevices?.addEventListener('devicechange', call.refreshDevices)
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', call.refreshDevices)
      if (call.store.getState().phase !== 'ready') call.end()
    }
  }, [call])
}
