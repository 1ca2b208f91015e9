import { Volume2, VolumeX } from 'lucide-react'
import { useChangeSettings, useSettings, useText } from '../eva-context.tsx'

/** Whether she also says what she answers. */
export function SpeakSwitch() {
  const text = useText()
  const { speak } = useSettings()
  const change = useChangeSettings()
  const Icon = speak ? Volume2 : VolumeX
  return (
    <button
      type="button"
      role="switch"
      aria-checked={speak}
      aria-label={text.speakAnswers}
      title={speak ? text.speakingOn : text.speakingOff}
      onClick={() => change({ speak: !speak })}
      className="flex h-10 flex-none items-center gap-2 rounded-full px-3 text-sm text-muted transition-colors hover:bg-sunken aria-checked:text-accent"
    >
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.8} />
      <span
        aria-hidden="true"
        className={`relative h-4.5 w-8 rounded-full transition-colors ${speak ? 'bg-accent' : 'bg-line'}`}
      >
        <span
          className={`absolute top-0.5 size-3.5 rounded-full bg-raised transition-[left] ${speak ? 'left-4' : 'left-0.5'}`}
        />
      </span>
    </button>
  )
}
