import type { SettingsBody } from '@eva/protocol'
import { AudioLines, Brain, Ear, type LucideIcon } from 'lucide-react'
import type { PrivacyFacts } from '../../lib/privacy/facts.ts'
import {
  type Destination,
  type Reach,
  reachOfBrains,
  reachOfEars,
  reachOfVoices,
  verdictOf,
} from '../../lib/privacy/reach.ts'
import { BRAIN_WORDS } from '../brains/words.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { PRIVACY_WORDS } from './words.ts'

/** What goes off this machine, told of each of her parts as they are set up now. */
export function LeavingCard({ settings, facts: { voices, ears } }: { settings: SettingsBody; facts: PrivacyFacts }) {
  const words = useWords(PRIVACY_WORDS)
  const { names } = useWords(BRAIN_WORDS)
  const brains = reachOfBrains(settings.brains, (id) => names[id])
  return (
    <Card title={words.leaving}>
      <ul className="grid divide-y divide-line">
        <LeavingRow
          icon={Brain}
          what={words.thoughts}
          reach={brains}
          href="/settings/brains"
          change={words.changeBrains}
        />
        <LeavingRow
          icon={Ear}
          what={words.sound}
          reach={ears.ok ? reachOfEars(ears.value, settings) : null}
          href="/settings/ears"
          change={words.changeEars}
        />
        <LeavingRow
          icon={AudioLines}
          what={words.answers}
          reach={voices.ok ? reachOfVoices(voices.value, settings) : null}
          href="/settings/voices"
          change={words.changeVoices}
        />
      </ul>
      <p className="text-sm text-muted text-pretty">{words.browser}</p>
    </Card>
  )
}

const LOOKS = {
  stays: 'bg-good-soft text-good',
  may_leave: 'bg-sunken text-fair',
  leaves: 'bg-accent-soft text-accent',
} as const

type LeavingRowProps = { icon: LucideIcon; what: string; reach: Reach | null; href: string; change: string }

function LeavingRow({ icon: Icon, what, reach, href, change }: LeavingRowProps) {
  const words = useWords(PRIVACY_WORDS)
  const { language } = useSettings()
  const verdict = reach === null || reach.now.length === 0 ? null : verdictOf(reach)
  return (
    <li className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
      <Icon aria-hidden="true" className="mt-0.5 size-5 flex-none text-muted" strokeWidth={1.8} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="font-medium">{what}</h3>
          {verdict !== null && (
            <span data-verdict={verdict} className={`rounded-full px-2.5 py-0.5 text-xs font-medium ${LOOKS[verdict]}`}>
              {words[verdict]}
            </span>
          )}
        </div>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {reach === null ? words.unknown : inWords(reach, words, language)}
        </p>
      </div>
      <a
        href={href}
        aria-label={change}
        className="flex h-10 flex-none items-center rounded-xl px-2 text-sm text-accent underline underline-offset-2"
      >
        {words.change}
      </a>
    </li>
  )
}

type Words = (typeof PRIVACY_WORDS)['en']

function inWords(reach: Reach, words: Words, locale: string): string {
  const list = (all: readonly Destination[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(
      all.map(({ place, whom }) => words.at(whom ?? words.aServer, words[`place_${place}`])),
    )
  const [first] = reach.now
  if (first === undefined) return words.nobody
  const away = reach.now.filter(({ place }) => place !== 'machine')
  const now =
    away.length > 0 ? words.goesTo(list(away)) : first.whom === null ? words.staysHere : words.staysWith(first.whom)
  return reach.else.length === 0 ? now : `${now} ${words.mayGo(list(reach.else))}`
}
