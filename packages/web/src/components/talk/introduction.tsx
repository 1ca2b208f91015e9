import { Mic } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../eva-context.tsx'
import { useCall, useCallActions } from './talk-context.tsx'
import { TalkOrb } from './talk-orb.tsx'
import { TroubleCard } from './trouble-card.tsx'
import { useEarVerdict } from './use-ear-verdict.ts'
import { TALK_WORDS } from './words.ts'

/** Before the browser asks for the microphone: what will happen, where the sound goes, and one button. */
export function Introduction() {
  const text = useWords(TALK_WORDS)
  const call = useCallActions()
  const phase = useCall((state) => state.phase)
  const verdict = useEarVerdict()
  // Known without asking: then nobody is sent through a question that cannot be answered.
  const trouble = useCall((state) => state.trouble) ?? (window.isSecureContext ? null : 'insecure')
  const button = useRef<HTMLButtonElement>(null)
  const isBack = phase === 'ended' || phase === 'failed'
  // Whoever comes back from a call finds the keyboard where it goes on.
  useEffect(() => {
    if (isBack) button.current?.focus()
  }, [isBack])
  return (
    <div className="m-auto grid w-full max-w-lg justify-items-center gap-6 px-5 py-6 text-center">
      <TalkOrb small />
      <div className="grid gap-3">
        <h1 className="font-serif text-3xl text-balance sm:text-4xl">{text.title}</h1>
        {phase === 'ended' ? (
          <p className="text-muted">{text.ended}</p>
        ) : (
          trouble === null && <p className="text-balance text-muted">{text.intro}</p>
        )}
      </div>
      {trouble !== null && <TroubleCard trouble={trouble} />}
      {phase === 'asking' ? (
        <p role="status" className="flex h-12 items-center font-medium">
          {text.status_asking}
        </p>
      ) : (
        trouble !== 'insecure' &&
        trouble !== 'unsupported' && (
          <button
            type="button"
            ref={button}
            onClick={call.begin}
            className="flex h-12 items-center gap-2.5 rounded-full bg-accent px-6 text-lg font-medium text-accent-ink shadow-soft transition hover:brightness-105"
          >
            <Mic aria-hidden="true" className="size-5" />
            {trouble !== null ? text.retry : phase === 'ended' ? text.again : text.begin}
          </button>
        )
      )}
      {trouble === null && phase !== 'ended' && (
        <ul className="grid gap-1.5 text-sm text-balance text-muted">
          <li>{text.asksNext}</li>
          {verdict !== null && <li data-sound={verdict}>{text[`sound_${verdict}`]}</li>}
          <li>{text.headphones}</li>
        </ul>
      )}
    </div>
  )
}
