import type { SettingsBody, VoiceBody } from '@eva/protocol'
import { useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { useVoiceActions } from './voices-context.tsx'
import { VOICES_WORDS } from './words.ts'

type MannerCardProps = { settings: SettingsBody['voice']; speaking: VoiceBody | null }

/** Pace and pitch of every voice; what the voice of the language at hand cannot do is said. */
export function MannerCard({ settings, speaking }: MannerCardProps) {
  const text = useWords(VOICES_WORDS)
  const actions = useVoiceActions()
  const deaf = speaking === null ? [] : (['speed', 'pitch'] as const).filter((name) => !speaking.adjusts[name])
  return (
    <section className="grid gap-4 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:p-6">
      <h2 className="font-serif text-xl">{text.manner}</h2>
      <div className="grid gap-5 sm:grid-cols-2">
        <FactorSlider label={text.speed} value={settings.speed} onCommit={(speed) => actions.change({ speed })} />
        <FactorSlider label={text.pitch} value={settings.pitch} onCommit={(pitch) => actions.change({ pitch })} />
      </div>
      {deaf.length > 0 && (
        <p className="text-sm text-muted">{text.notHeeded(deaf.map((name) => text[name]).join(' + '))}</p>
      )}
    </section>
  )
}

type FactorSliderProps = { label: string; value: number; onCommit: (value: number) => Promise<void> }

/** A slider from half to double. What is chosen counts when the slider comes to rest, not on its way. */
function FactorSlider({ label, value, onCommit }: FactorSliderProps) {
  const text = useWords(VOICES_WORDS)
  const { language } = useSettings()
  const id = useId()
  const slider = useRef<HTMLInputElement>(null)
  /** What was chosen here and is not known to be kept yet. */
  const [wanted, setWanted] = useState<number | null>(null)
  const shown = wanted ?? value
  const written = text.factor(shown.toLocaleString(language, { maximumFractionDigits: 2 }))
  const commit = async (chosen: number | null) => {
    if (chosen === null || chosen === value) return
    await onCommit(chosen)
    setWanted((now) => (now === chosen ? null : now))
  }
  const reset = () => {
    // The button goes away under the finger that pressed it.
    slider.current?.focus()
    void onCommit(1)
  }
  return (
    <div className="grid">
      <div className="flex min-h-9 items-center gap-2 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <span className="flex-1 text-muted tabular-nums">{written}</span>
        {value !== 1 && <Button onClick={reset}>{text.asItIs}</Button>}
      </div>
      <input
        ref={slider}
        id={id}
        type="range"
        min={0.5}
        max={2}
        step={0.05}
        value={shown}
        aria-valuetext={written}
        onChange={(event) => setWanted(event.target.valueAsNumber)}
        onPointerUp={() => void commit(wanted)}
        onKeyUp={() => void commit(wanted)}
        onBlur={() => void commit(wanted)}
        className="h-10 w-full accent-accent"
      />
    </div>
  )
}
