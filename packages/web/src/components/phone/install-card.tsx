import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { useMediaQuery } from '../hooks.ts'
import { Card } from '../settings/card.tsx'
import { useInstall } from './use-install.ts'
import { PHONE_WORDS } from './words.ts'

/** How she becomes an app of the phone; a button where the browser lets a page ask. */
export function InstallCard() {
  const words = useWords(PHONE_WORDS)
  const install = useInstall()
  const isInstalled = useMediaQuery('(display-mode: standalone)')
  return (
    <Card title={words.install} intro={isInstalled ? words.installed : words.installIntro}>
      {!isInstalled && (
        <ul className="grid list-disc gap-1.5 pl-5 text-sm">
          {words.installSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      {install !== null && (
        <div>
          <Button kind="primary" onClick={install}>
            {words.installNow}
          </Button>
        </div>
      )}
    </Card>
  )
}
