'use client'
import { CheckPage } from '../../components/check/check-page.tsx'
import { ReviewsProvider } from '../../components/check/reviews-context.tsx'
import { EvaProvider } from '../../components/eva-provider.tsx'
import { useIsClient } from '../../components/hooks.ts'

/** `/check`: how good she is today. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <ReviewsProvider>
        <CheckPage />
      </ReviewsProvider>
    </EvaProvider>
  ) : null
}
