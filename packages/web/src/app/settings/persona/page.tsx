import { PersonaPage } from '../../../components/persona/persona-page.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'

/** `/settings/persona`: who she is. */
export default function Page() {
  return (
    <SettingsPage>
      <PersonaPage />
    </SettingsPage>
  )
}
