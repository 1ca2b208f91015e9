'use client'
import { EvaProvider } from '../../../components/eva-provider.tsx'
import { useIsClient } from '../../../components/hooks.ts'
import { ShortcutsPage } from '../../../components/keys/shortcuts-page.tsx'

/** `/settings/shortcuts`: what keys do on the pages. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <ShortcutsPage />
    </EvaProvider>
  ) : null
}
