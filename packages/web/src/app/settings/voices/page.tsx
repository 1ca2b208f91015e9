'use client'
import { EvaProvider } from '../../../components/eva-context.tsx'
import { useIsClient } from '../../../components/hooks.ts'
import { VoicesPage } from '../../../components/voices/voices-page.tsx'

/** `/settings/voices`: who speaks, how, and who else could. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <VoicesPage />
    </EvaProvider>
  ) : null
}
