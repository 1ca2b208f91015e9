import type { PhoneBody } from '@eva/protocol'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { Choice } from '../settings/choice.tsx'
import { PHONE_WORDS } from './words.ts'

const SYSTEMS = ['iphone', 'android'] as const

/** What the browser's warning means, what can be compared, and how a phone comes to trust her for good. */
export function TrustCard({ fingerprints }: { fingerprints: NonNullable<PhoneBody['fingerprints']> }) {
  const words = useWords(PHONE_WORDS)
  const [system, choose] = useState<(typeof SYSTEMS)[number]>(() =>
    navigator.userAgent.includes('Android') ? 'android' : 'iphone',
  )
  return (
    <Card title={words.trust} intro={words.trustIntro}>
      <Fingerprint label={words.fingerprint} value={fingerprints.site} />
      <p className="text-sm text-muted text-pretty">{words.trustForGood}</p>
      <Choice
        label={words.yourPhone}
        value={system}
        options={SYSTEMS.map((value) => ({ value, label: words.systems[value] }))}
        onChange={choose}
      />
      <ol className="grid list-decimal gap-1.5 pl-5 text-sm">
        {words.trustSteps[system].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div>
        <a
          href="/ca.crt"
          className="inline-flex h-9 items-center gap-2 rounded-xl border border-line px-3.5 text-sm font-medium hover:bg-sunken pointer-coarse:h-11"
        >
          <Download aria-hidden="true" className="size-4" />
          {words.certificate}
        </a>
      </div>
      <Fingerprint label={words.authorityFingerprint} value={fingerprints.authority} />
      <p className="text-sm text-muted text-pretty">{words.limits}</p>
    </Card>
  )
}

function Fingerprint({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-1">
      <p className="text-sm font-medium">{label}</p>
      {/* Two bytes at a time, as they are compared. */}
      <code className="flex flex-wrap gap-x-2 gap-y-0.5 text-sm">
        {value.match(/.{1,6}/g)?.map((pair, place) => (
          <span key={place}>{pair.replace(/:$/, '')}</span>
        ))}
      </code>
    </div>
  )
}
