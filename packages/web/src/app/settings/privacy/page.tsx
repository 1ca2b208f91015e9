import { PrivacyPage } from '../../../components/privacy/privacy-page.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'

/** `/settings/privacy`: what leaves the machine, and what is kept on it. */
export default function Page() {
  return (
    <SettingsPage>
      <PrivacyPage />
    </SettingsPage>
  )
}
