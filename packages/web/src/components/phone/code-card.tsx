import type { PhoneBody } from '@eva/protocol'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { Choice } from '../settings/choice.tsx'
import { CopyButton } from './copy-button.tsx'
import { usePhone, usePhoneActions } from './phone-context.tsx'
import { QrCode } from './qr-code.tsx'
import { PHONE_WORDS } from './words.ts'

/** The code to scan, for one of the addresses by which this machine may be reached. */
export function CodeCard({ phone: { addresses, from_network } }: { phone: PhoneBody }) {
  const words = useWords(PHONE_WORDS)
  const { language } = useSettings()
  const actions = usePhoneActions()
  const { pairing, busy } = usePhone((state) => state)
  const [chosen, choose] = useState<string | null>(null)
  const address = addresses.find((each) => each === chosen) ?? addresses[0]
  const off = (
    <div>
      <Button className="border border-line" aria-disabled={busy} onClick={() => !busy && actions.turn(false)}>
        {words.turnOff}
      </Button>
    </div>
  )
  if (address === undefined) {
    return (
      <Card title={words.scan} intro={words.noNetwork}>
        {off}
      </Card>
    )
  }
  const title = from_network ? words.scanAnother : words.scan
  const until = pairing === null ? null : new Date(pairing.expires_at)
  return (
    <Card title={title} intro={words.scanIntro}>
      <div className="grid items-start gap-5 sm:grid-cols-[18rem_1fr]">
        {pairing !== null && <QrCode text={address + pairing.path} label={words.code} />}
        <div className="grid gap-4">
          {until !== null && (
            <p className="text-sm text-muted">
              {words.goodUntil(until.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }))}
            </p>
          )}
          {addresses.length > 1 && (
            <Choice
              label={words.address}
              value={address}
              options={addresses.map((value) => ({ value, label: new URL(value).hostname }))}
              onChange={choose}
            />
          )}
          <div className="grid gap-1">
            <p className="text-sm text-muted">{words.orOpen}</p>
            <p className="flex items-center gap-1">
              <code className="[overflow-wrap:anywhere]">{address}</code>
              <CopyButton text={address} label={words.copyAddress} />
            </p>
          </div>
          {off}
        </div>
      </div>
    </Card>
  )
}
