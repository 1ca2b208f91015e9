import { useEffect, useState } from 'react'

/** Chrome's event, which the library of the platform's types does not know. */
type InstallPrompt = Event & { prompt(): Promise<unknown> }

const isInstallPrompt = (event: Event): event is InstallPrompt =>
  'prompt' in event && typeof event.prompt === 'function'

/** Asks the browser to install her; `null` where it does not let a page ask, or has already done so. */
export function useInstall(): (() => void) | null {
  const [asking, setAsking] = useState<InstallPrompt | null>(null)
  useEffect(() => {
    const keep = (event: Event): void => {
      if (!isInstallPrompt(event)) return
      // Shown by the button, where it is explained.
      event.preventDefault()
      setAsking(event)
    }
    window.addEventListener('beforeinstallprompt', keep)
    return () => window.removeEventListener('beforeinstallprompt', keep)
  }, [])
  if (asking === null) return null
  return () => {
    setAsking(null)
    void asking.prompt()
  }
}
