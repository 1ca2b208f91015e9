import { Mic } from 'lucide-react'
import { useRef, useState } from 'react'
import { useChat, useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { Controls } from '../talk/controls.tsx'
import { NoEarCard } from '../talk/no-ear-card.tsx'
import { useCall, useCallActions } from '../talk/talk-context.tsx'
import { TroubleCard } from '../talk/trouble-card.tsx'
import { useLevels } from '../talk/use-levels.ts'
import { useTalkKeys } from '../talk/use-talk-keys.ts'
import { TALK_WORDS } from '../talk/words.ts'
import { useIsCall } from './use-is-call.ts'
import { FACE_WORDS } from './words.ts'

/** Talking to her: the way in, or the call's own buttons. */
export function TalkBar() {
  return useIsCall() ? <Call /> : <Way />
}

function Call() {
  const bar = useRef<HTMLDivElement>(null)
  useTalkKeys()
  useLevels(bar)
  return (
    <div ref={bar} className="grid w-full flex-none justify-items-center">
      <Controls />
    </div>
  )
}

/** One button; who cannot be heard is told why. */
function Way() {
  const face = useWords(FACE_WORDS)
  const talk = useWords(TALK_WORDS)
  const call = useCallActions()
  const { phase, trouble } = useCall((state) => state)
  const isDeaf = useChat(({ host, conversation }) => host?.ear === null || conversation.problem?.code === 'no_ear')
  const [isTold, setTold] = useState(false)
  return (
    <div className="grid w-full max-w-[40rem] flex-none justify-items-center gap-3 pt-1 pb-4">
      {trouble !== null && <TroubleCard trouble={trouble} />}
      {phase === 'asking' ? null : (
        <button
          type="button"
          aria-haspopup={isDeaf ? 'dialog' : undefined}
          onClick={isDeaf ? () => setTold(true) : call.begin}
          className={`flex h-11 items-center gap-2 rounded-full px-5 font-medium shadow-soft transition hover:brightness-105 ${isDeaf ? 'border border-line bg-raised' : 'bg-accent text-accent-ink'}`}
        >
          <Mic aria-hidden="true" className="size-4.5" />
          {isDeaf ? face.deaf : trouble !== null ? talk.retry : phase === 'ended' ? talk.again : talk.begin}
        </button>
      )}
      {isTold && (
        <Modal
          title={talk.noEar}
          titleHidden
          onClose={() => setTold(false)}
          className="m-auto max-h-[92dvh] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-2xl border border-line bg-raised p-0 text-ink shadow-soft backdrop:bg-black/40"
        >
          <NoEarCard />
        </Modal>
      )}
    </div>
  )
}
