import { Check, Copy, RotateCcw, Square, Volume2 } from 'lucide-react'
import { useState } from 'react'
import type { Turn } from '../../lib/conversation/conversation.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChatActions, useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { LatencyChip } from './latency-chip.tsx'
import { WaterfallBarsLater } from './waterfall-bars-later.tsx'

/** How long the tick stands after copying. */
const COPIED_SHOWN_MS = 1_500

/** Hear it again, copy it, have it anew, see where its time went. */
export function AnswerActions({ turn, sounds }: { turn: Turn; sounds: boolean }) {
  const text = useText()
  const chat = useChatActions()
  const [copied, setCopied] = useState(false)
  const [showsBars, setShowsBars] = useState(false)

  const copy = () => {
    void navigator.clipboard?.writeText(turn.answer).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), COPIED_SHOWN_MS)
    })
  }
  const play = () => {
    if (sounds) chat.stop()
    else chat.toggleReplay(turn.id)
  }

  const askAnew = () => {
    chat.send(turn.message, turn.id)
    // This answer is about to be replaced, with every button in it.
    focusComposer()
  }

  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="-ml-2 flex flex-wrap items-center gap-x-0.5 gap-y-1">
        {turn.answer.trim() !== '' && (
          <>
            <IconButton
              size="small"
              icon={sounds ? Square : Volume2}
              data-does="play"
              label={sounds ? text.stopPlaying : text.play}
              onClick={play}
            />
            {/* Browsers give the clipboard to secure pages only; on a plain LAN address there is none. */}
            {navigator.clipboard !== undefined && (
              <IconButton
                size="small"
                icon={copied ? Check : Copy}
                data-does="copy"
                label={copied ? text.copied : text.copy}
                onClick={copy}
              />
            )}
          </>
        )}
        <IconButton size="small" icon={RotateCcw} data-does="regenerate" label={text.regenerate} onClick={askAnew} />
        <LatencyChip turn={turn} isOpen={showsBars} onToggle={() => setShowsBars(!showsBars)} />
      </div>
      {showsBars && turn.figures?.waterfall != null && (
        <WaterfallBarsLater turn={turn} waterfall={turn.figures.waterfall} />
      )}
    </div>
  )
}
