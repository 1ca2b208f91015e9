'use client'
import { EvaProvider } from '../../../components/eva-provider.tsx'
import { useIsClient } from '../../../components/hooks.ts'
import { PhoneProvider } from '../../../components/phone/phone-context.tsx'
import { PhonePage } from '../../../components/phone/phone-page.tsx'

/** `/settings/phone`: talk to her from a phone by scanning a code. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <PhoneProvider>
        <PhonePage />
      </PhoneProvider>
    </EvaProvider>
  ) : null
}
