'use client'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { createSetup, type Setup, type SetupState } from '../../lib/setup/setup.ts'
import { createSetupApi } from '../../lib/setup/setup-api.ts'
import { shared } from '../shared.tsx'

const [Provider, useSetup] = shared<Setup>('SetupProvider', ({ herName }) => {
  const setup = createSetup(createSetupApi((input, init) => fetch(input, init)))
  setup.store.subscribe(({ settings }) => {
    if (settings !== null) herName.setState({ name: settings.persona.name })
  })
  return setup
})

export { useSetup }

export const useSetupState = (): SetupState => useStore(useSetup().store)

/** Around a page of what is set for everybody who talks with this Eva: read when it opens, and when it is looked at again. */
export function SetupProvider({ children }: { children: ReactNode }) {
  return (
    <Provider>
      <Reading />
      {children}
    </Provider>
  )
}

function Reading() {
  const setup = useSetup()
  useEffect(() => {
    void setup.read()
    const look = () => {
      if (document.visibilityState === 'visible') void setup.read()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [setup])
  return null
}
