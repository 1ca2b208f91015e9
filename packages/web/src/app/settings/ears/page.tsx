import { EarsProvider } from '../../../components/ears/ears-context.tsx'
import { EarsPage } from '../../../components/ears/ears-page.tsx'
import { SettingsPage } from '../../../components/settings/settings-page.tsx'

/** `/settings/ears`: who listens, and who else could. */
export default function Page() {
  return (
    <SettingsPage>
      <EarsProvider>
        <EarsPage />
      </EarsProvider>
    </SettingsPage>
  )
}
