'use client'
import { EvaProvider } from '../../components/eva-provider.tsx'
import { useIsClient } from '../../components/hooks.ts'
import { TalkProvider } from '../../components/talk/talk-context.tsx'
import { TalkPage } from '../../components/talk/talk-page.tsx'

/** `/voice`: talking with her, hands free. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <TalkProvider>
        <TalkPage />
      </TalkProvider>
    </EvaProvider>
  ) : null
}
