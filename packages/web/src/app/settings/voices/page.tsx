import { SettingsPage } from '../../../components/settings/settings-page.tsx'
import { VoicesProvider } from '../../../components/voices/voices-context.tsx'
import { VoicesPage } from '../../../components/voices/voices-page.tsx'

/** `/settings/voices`: who speaks, how, and who else could. */
export default function Page() {
  return (
    <SettingsPage>
      <VoicesProvider>
        <VoicesPage />
      </VoicesProvider>
    </SettingsPage>
  )
}
