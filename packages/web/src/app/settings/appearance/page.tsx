'use client'
import { AppearancePage } from '../../../components/appearance/appearance-page.tsx'
import { EvaProvider } from '../../../components/eva-provider.tsx'
import { useIsClient } from '../../../components/hooks.ts'

/** `/settings/appearance`: how the pages look in this browser. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <AppearancePage />
    </EvaProvider>
  ) : null
}
