'use client'
import { DoctorProvider } from '../../components/doctor/doctor-context.tsx'
import { DoctorPage } from '../../components/doctor/doctor-page.tsx'
import { EvaProvider } from '../../components/eva-provider.tsx'
import { useIsClient } from '../../components/hooks.ts'

/** `/doctor`: how each part is, and what to do about it. */
export default function Page() {
  return useIsClient() ? (
    <EvaProvider>
      <DoctorProvider>
        <DoctorPage />
      </DoctorProvider>
    </EvaProvider>
  ) : null
}
