'use client'
import { EvaProvider } from '../../components/eva-context.tsx'
import { FacePage } from '../../components/face/face-page.tsx'
import { useIsClient } from '../../components/hooks.ts'

/** `/eva-her`: the conversation, face to face. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <FacePage />
    </EvaProvider>
  ) : null
}
