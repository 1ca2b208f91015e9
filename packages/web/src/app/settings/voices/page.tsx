'use client'
import { EvaProvider } from '../../../components/eva-context.tsx'
import { useIsClient } from '../../../components/hooks.ts'
import { VoicesProvider } from '../../../components/voices/voices-context.tsx'
import { VoicesPage } from '../../../components/voices/voices-page.tsx'

/** `/settings/voices`: who speaks, how, and who else could. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <VoicesProvider>
        <VoicesPage />
      </VoicesProvider>
    </EvaProvider>
  ) : null
}
