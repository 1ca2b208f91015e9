'use client'
import { Smartphone } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { SettingsTabs } from '../settings/settings-tabs.tsx'
import { PageFrame } from '../shell/page-frame.tsx'
import { CodeCard } from './code-card.tsx'
import { DevicesCard } from './devices-card.tsx'
import { InstallCard } from './install-card.tsx'
import { PasswordCard } from './password-card.tsx'
import { usePhone, usePhoneActions } from './phone-context.tsx'
import { TrustCard } from './trust-card.tsx'
import { PHONE_WORDS } from './words.ts'

/** `/settings/phone`: talk to her from a phone by scanning a code. */
export function PhonePage() {
  const words = useWords(PHONE_WORDS)
  const actions = usePhoneActions()
  const { phone, problem, isCutOff, newcomer } = usePhone((state) => state)
  useEffect(() => actions.watch(), [actions])
  return (
    <PageFrame title={words.title} intro={words.intro}>
      <SettingsTabs current="phone" />
      <ProblemInSight problem={problem} />
      {/* There before it has anything to say: so it is read aloud. */}
      <p role="status" className={newcomer === null ? 'sr-only' : 'rounded-2xl bg-good-soft px-4 py-3 text-good'}>
        {newcomer !== null && words.cameIn(newcomer === '?' ? words.unknownDevice : newcomer)}
      </p>
      {isCutOff ? (
        <p className="text-muted">{words.cutOff}</p>
      ) : (
        phone !== null && (
          <>
            {!phone.on && <OffCard />}
            {phone.on && !phone.from_network && <CodeCard phone={phone} />}
            {phone.devices.length > 0 && <DevicesCard devices={phone.devices} />}
            {phone.on && phone.fingerprints !== null && <TrustCard fingerprints={phone.fingerprints} />}
            {phone.on && <InstallCard />}
            {/* Whoever is in by now has scanned it. */}
            {phone.on && phone.from_network && <CodeCard phone={phone} />}
            {phone.password.origin !== null && <PasswordCard password={phone.password} here={!phone.from_network} />}
          </>
        )
      )}
    </PageFrame>
  )
}

/** The one button, and what it means. */
function OffCard() {
  const words = useWords(PHONE_WORDS)
  const actions = usePhoneActions()
  const busy = usePhone((state) => state.busy)
  return (
    <Card title={words.off} intro={words.offIntro}>
      <ul className="grid list-disc gap-1 pl-5 text-sm text-muted">
        {words.offMeans.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div>
        <Button kind={busy ? 'waiting' : 'primary'} aria-disabled={busy} onClick={() => !busy && actions.turn(true)}>
          <Smartphone aria-hidden="true" className="size-4" />
          {busy ? words.opening : words.turnOn}
        </Button>
      </div>
    </Card>
  )
}
