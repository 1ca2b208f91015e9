'use client'
import { EvaProvider } from '../../components/eva-context.tsx'
import { useIsClient } from '../../components/hooks.ts'
import { TalkPage } from '../../components/talk/talk-page.tsx'

/** `/voice`: talking with her, hands free. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <TalkPage />
    </EvaProvider>
  ) : null
}
