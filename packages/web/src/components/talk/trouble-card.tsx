import { MicOff } from 'lucide-react'
import type { MicrophoneTrouble } from '../../lib/voice/microphone-trouble.ts'
import { useWords } from '../eva-context.tsx'
import { TALK_WORDS } from './words.ts'

/** Why there is no microphone, and what to do about it. */
export function TroubleCard({ trouble }: { trouble: MicrophoneTrouble }) {
  const text = useWords(TALK_WORDS)
  const local = `http://localhost:${location.port === '' ? '80' : location.port}/voice`
  return (
    <div
      role="alert"
      data-trouble={trouble}
      className="arrive grid gap-1.5 rounded-2xl border border-accent/35 bg-accent-soft/50 px-5 py-4 text-left text-sm"
    >
      <p className="flex items-center gap-2 text-base font-medium">
        <MicOff aria-hidden="true" className="size-4.5 flex-none text-accent" />
        {text[`trouble_${trouble}`]}
      </p>
      <p className="[overflow-wrap:anywhere]">
        {trouble === 'insecure' ? text.fix_insecure(local) : text[`fix_${trouble}`]}
      </p>
      <a href="/doctor" className="justify-self-start text-accent underline underline-offset-4">
        {text.letDoctorLook}
      </a>
    </div>
  )
}
