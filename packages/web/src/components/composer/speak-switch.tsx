import { Volume2, VolumeX } from 'lucide-react'
import { useChangeSettings, useSettings, useText } from '../eva-context.tsx'
import { SwitchKnob } from '../switch.tsx'

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
      <SwitchKnob isOn={speak} />
    </button>
  )
}
