import type { DeviceBody } from '@eva/protocol'
import { Laptop, Smartphone } from 'lucide-react'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { usePhone, usePhoneActions } from './phone-context.tsx'
import { PHONE_WORDS } from './words.ts'

/** Who is signed in, and out with them. */
export function DevicesCard({ devices }: { devices: readonly DeviceBody[] }) {
  const words = useWords(PHONE_WORDS)
  return (
    <Card title={words.devices} intro={words.devicesIntro}>
      <ul className="grid gap-2">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  )
}

function DeviceRow({ device }: { device: DeviceBody }) {
  const words = useWords(PHONE_WORDS)
  const { language } = useSettings()
  const actions = usePhoneActions()
  const busy = usePhone((state) => state.busy)
  const name = device.name === '?' ? words.unknownDevice : device.name
  const Icon = /iPhone|iPad|Android/.test(device.name) ? Smartphone : Laptop
  const seen = new Date(device.last_seen_at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-2xl border border-line px-4 py-3">
      <Icon aria-hidden="true" className="size-5 flex-none text-muted" strokeWidth={1.8} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-muted">{device.is_this ? words.thisDevice : words.lastSeen(seen)}</p>
      </div>
      <Button
        aria-label={words.signOutNamed(name)}
        aria-disabled={busy}
        onClick={() => !busy && void actions.signOut(device.id)}
      >
        {words.signOut}
      </Button>
    </li>
  )
}
