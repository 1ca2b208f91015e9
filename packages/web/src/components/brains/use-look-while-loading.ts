import type { SettingsBody } from '@eva/protocol'
import { useEffect } from 'react'
import { useSetup } from '../settings/setup-context.tsx'

/** How long between two looks at a brain that is getting ready, in ms: a model takes seconds to load. */
const LOOK_AGAIN_MS = 1_500

/** Looks again while a brain is getting ready: nobody else tells when it is. */
export function useLookWhileLoading(settings: SettingsBody | null): void {
  const setup = useSetup()
  useEffect(() => {
    if (!settings?.brains.some(({ state }) => state === 'loading')) return
    const handle = setTimeout(() => void setup.read(), LOOK_AGAIN_MS)
    return () => clearTimeout(handle)
  }, [settings, setup])
}
