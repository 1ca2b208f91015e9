import type { BrainSetting, SettingsBody } from '@eva/protocol'
import { Settings2 } from 'lucide-react'
import { useId, useState } from 'react'
import { keyOf } from '../../lib/setup/keys.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { OrderSwitch } from '../order/order-switch.tsx'
import { type Place, PlaceButtons, PlaceGrip, placeLook, placeStyle } from '../order/place.tsx'
import { BrainForm } from './brain-form.tsx'
import { StateChip } from './state-chip.tsx'
import { BRAIN_WORDS } from './words.ts'

type BrainCardProps = {
  brain: BrainSetting
  settings: SettingsBody
  /** It is the first of those that can answer. */
  isFirst: boolean
  /** Where it stands among those that are asked; `null` for one that is off. */
  place: Place | null
  /** Switches it off or on; `null` where that cannot be. */
  onSwitch: (() => void) | null
}

/** One brain: how it is, where what is said to her goes, and what can be set. */
export function BrainCard({ brain, settings, isFirst, place, onSwitch }: BrainCardProps) {
  const words = useWords(BRAIN_WORDS)
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const name = words.names[brain.id]
  return (
    <li
      data-brain={brain.id}
      aria-labelledby={id}
      style={placeStyle(place)}
      className={`grid grid-cols-[minmax(0,1fr)] gap-3 rounded-2xl border px-3 py-3 sm:px-4 ${isFirst ? 'border-accent/50 bg-accent-soft/50' : 'border-line bg-raised'} ${placeLook(place)}`}
    >
      <div className="flex items-start gap-2">
        {place !== null && <PlaceGrip place={place} name={name} />}
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h3 id={id} className="font-medium">
              {name}
            </h3>
            <StateChip state={brain.state} />
            {isFirst && <span className="text-sm text-accent">{words.first}</span>}
          </div>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">
            {brain.model !== null && <span className="text-ink">{brain.model} · </span>}
            {goesWhere(brain, settings, words)}
          </p>
          <BrainDetail brain={brain} />
        </div>
        <OrderSwitch name={name} isOn={place !== null} onSwitch={onSwitch} />
      </div>
      <div className="flex items-center gap-1">
        <Button
          aria-expanded={isOpen}
          aria-label={words.setUpNamed(name)}
          onClick={() => setOpen(!isOpen)}
          className={isOpen ? 'bg-sunken' : ''}
        >
          <Settings2 aria-hidden="true" className="size-4" />
          {words.setUp}
        </Button>
        <span className="flex-1" />
        {place !== null && <PlaceButtons place={place} name={name} />}
      </div>
      {/* Folded away, not taken away: what was written there is still there. */}
      <div hidden={!isOpen}>
        <BrainForm brain={brain} settings={settings} />
      </div>
    </li>
  )
}

/** Why it is as it is: in its server's own words where there are any. */
function BrainDetail({ brain: { id, state, detail } }: { brain: BrainSetting }) {
  const words = useWords(BRAIN_WORDS)
  const why = state === 'not_set_up' ? words.needs[id] : detail
  if (why === null) return null
  return <p className={`text-sm [overflow-wrap:anywhere] ${state === 'broken' ? 'text-bad' : 'text-muted'}`}>{why}</p>
}

type Words = (typeof BRAIN_WORDS)['en']

function goesWhere({ id, where }: BrainSetting, settings: SettingsBody, words: Words): string {
  if (id === 'openai' && !keyOf(settings, 'OPENAI_BASE_URL').is_set) return words.goes_address
  return id === 'groq' && where === 'cloud' ? words.goes_groq : words[`goes_${where}`]
}
