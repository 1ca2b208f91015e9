import { BrainsPage } from '../../../components/brains/brains-page.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'

/** `/settings/brains`: who thinks for her. */
export default function Page() {
  return (
    <SettingsPage>
      <BrainsPage />
    </SettingsPage>
  )
}
