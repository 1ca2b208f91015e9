'use client'
import { EvaProvider } from '../../components/eva-provider.tsx'
import { FacePage } from '../../components/face/face-page.tsx'
import { useIsClient } from '../../components/hooks.ts'
import { TalkProvider } from '../../components/talk/talk-context.tsx'

/** `/eva-her`: the conversation, face to face. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <TalkProvider>
        <FacePage />
      </TalkProvider>
    </EvaProvider>
  ) : null
}
