'use client'
import { EvaProvider } from '../../../components/eva-provider.tsx'
import { useIsClient } from '../../../components/hooks.ts'
import { MemoriesProvider } from '../../../components/memories/memories-context.tsx'
import { MemoriesPage } from '../../../components/memories/memories-page.tsx'

/** `/settings/memory`: what she remembers of the person. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <MemoriesProvider>
        <MemoriesPage />
      </MemoriesProvider>
    </EvaProvider>
  ) : null
}
