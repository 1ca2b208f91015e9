import type { SettingsBody } from '@eva/protocol'
import { Brain, CircleAlert, CircleCheck, CircleMinus, Ear, Speech } from 'lucide-react'
import type { Host } from '../../lib/chat/chat-state.ts'
import { brainWithin } from '../../lib/text/brain-names.ts'
import { type Part, partsOf } from '../../lib/welcome.ts'
import { useChat, useText, useWords } from '../eva-context.tsx'
import { WELCOME_WORDS } from './words.ts'

const ICONS = { mind: Brain, voice: Speech, ear: Ear } as const
const MARKS = {
  good: { icon: CircleCheck, look: 'text-good' },
  fair: { icon: CircleMinus, look: 'text-fair' },
  bad: { icon: CircleAlert, look: 'text-bad' },
} as const
const BETTER = { mind: '/settings/brains', voice: '/settings/voices', ear: '/settings/ears' } as const

/** Mind, voice and ear: how good each of them is just now, and the way to a better one. */
export function WorksNow({ settings }: { settings: SettingsBody }) {
  const words = useWords(WELCOME_WORDS)
  const host = useChat((state) => state.host)
  // Why the first mind does not answer, where one is set up that cannot.
  const broken = settings.brains.find(({ state }) => state === 'broken')?.detail ?? null
  return (
    <section className="grid gap-3">
      <h3 className="font-serif text-xl">{words.works}</h3>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-raised">
        {host !== null &&
          partsOf(host).map((part) => (
            <PartRow key={part.part} part={part} host={host} why={part.part === 'mind' ? broken : null} />
          ))}
      </ul>
    </section>
  )
}

function PartRow({ part: { part, state }, host, why }: { part: Part; host: Host; why: string | null }) {
  const words = useWords(WELCOME_WORDS)
  const line = useLine(part, state, host)
  const Icon = ICONS[part]
  const { icon: Mark, look } = MARKS[state]
  const better = { mind: words.betterMind, voice: words.betterVoice, ear: words.betterEar }[part]
  return (
    <li data-part={part} data-state={state} className="flex items-start gap-3 px-4 py-3">
      <Icon aria-hidden="true" className="mt-0.5 size-5 flex-none text-muted" strokeWidth={1.8} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {words[part]}
          <span className={`flex items-center gap-1 text-xs font-normal ${look}`}>
            <Mark aria-hidden="true" className="size-3.5" />
            {words[`state_${state}`]}
          </span>
        </p>
        <p className="text-sm text-muted text-pretty [overflow-wrap:anywhere]">{line}</p>
        {why !== null && <p className="text-sm text-fair [overflow-wrap:anywhere]">{why}</p>}
      </div>
      {state !== 'good' && (
        <a
          href={BETTER[part]}
          aria-label={better}
          className="flex min-h-8 flex-none items-center text-sm text-accent underline underline-offset-4"
        >
          {words.better}
        </a>
      )}
    </li>
  )
}

function useLine(part: Part['part'], state: Part['state'], { brain, voice, ear }: Host): string {
  const words = useWords(WELCOME_WORDS)
  const text = useText()
  if (part === 'mind') {
    if (brain === null) return words.mindNone
    return state === 'fair' ? words.mindRules : words.mindIs(brainWithin(brain, text))
  }
  if (part === 'voice') {
    if (voice === null) return words.voiceNone
    return state === 'fair' ? words.voiceBasic(voice) : words.voiceGood(voice)
  }
  if (ear === null) return words.earNone
  return state === 'fair' ? words.earBasic(ear) : words.earGood(ear)
}
