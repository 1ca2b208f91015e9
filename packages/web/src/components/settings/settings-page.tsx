'use client'
import type { ReactNode } from 'react'
import { EvaProvider } from '../eva-provider.tsx'
import { useIsClient } from '../hooks.ts'
import { SetupProvider } from './setup-context.tsx'

/** What stands around a page of settings that are kept by Eva herself. */
export function SettingsPage({ children }: { children: ReactNode }) {
  return useIsClient() ? (
    <EvaProvider>
      <SetupProvider>{children}</SetupProvider>
    </EvaProvider>
  ) : null
}
