import { ChartNoAxesGantt } from 'lucide-react'
import { useState } from 'react'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { useChat, useSettings, useText, useWords } from '../eva-context.tsx'
import { WaterfallBarsLater } from '../messages/waterfall-bars-later.tsx'
import { Modal } from '../modal.tsx'
import { TALK_WORDS } from './words.ts'

/** From the end of what the person said until her first sound was heard, for the latest answer; a click shows the bars. */
export function AnsweredChip() {
  const text = useText()
  const talk = useWords(TALK_WORDS)
  const { language } = useSettings()
  const turn = useChat((state) => state.conversation.turns.at(-1))
  const firstSound = useChat((state) => state.firstSound)
  const [isOpen, setOpen] = useState(false)
  const waterfall = turn?.figures?.waterfall ?? null
  if (turn === undefined || waterfall === null || waterfall.stt === null || waterfall.first_frame_sent === null) {
    return <div className="min-h-8 flex-none" />
  }
  const playMs = firstSound?.turnId === turn.id ? firstSound.delayMs : 0
  return (
    <div className="grid w-full max-w-[40rem] flex-none justify-items-center gap-2">
      <button
        type="button"
        aria-haspopup="dialog"
        title={text.latencyLabel}
        onClick={() => setOpen(true)}
        className="flex min-h-8 items-center gap-1.5 rounded-lg px-2 text-xs text-muted tabular-nums hover:bg-sunken hover:text-ink"
      >
        <ChartNoAxesGantt aria-hidden="true" className="size-3.5" />
        {talk.answeredIn(formatMs(waterfall.first_frame_sent + playMs, language))}
      </button>
      {isOpen && (
        <Modal title={text.latencyLabel} onClose={() => setOpen(false)}>
          <WaterfallBarsLater turn={turn} waterfall={waterfall} />
        </Modal>
      )}
    </div>
  )
}
