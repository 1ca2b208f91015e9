'use client'
import { EarsProvider } from '../../../components/ears/ears-context.tsx'
import { EarsPage } from '../../../components/ears/ears-page.tsx'
import { EvaProvider } from '../../../components/eva-context.tsx'
import { useIsClient } from '../../../components/hooks.ts'

/** `/settings/ears`: who listens, and who else could. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <EarsProvider>
        <EarsPage />
      </EarsProvider>
    </EvaProvider>
  ) : null
}
