import type { Turn } from '../../lib/conversation/conversation.ts'
import type { SpokenStretch } from '../../lib/conversation/heard.ts'
import { useChat, useText } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { AnswerActions } from './answer-actions.tsx'
import { AnswerText } from './answer-text.tsx'
import { ProblemCard } from './problem-card.tsx'

/** What she answered, how far it was heard, and what can be done with it. */
export function Answer({ turn, spoken }: { turn: Turn; spoken: SpokenStretch | null }) {
  const text = useText()
  const sounds = useChat((state) => 'trackId' in state.player && state.player.trackId.endsWith(`:${turn.id}`))
  const isRunning = turn.status === 'running'
  return (
    <div className="flex gap-3">
      <Orb
        mood={sounds ? 'speaking' : isRunning ? 'thinking' : 'idle'}
        className="mt-0.5 size-6 text-[1.5rem] sm:size-7"
      />
      <div className="grid min-w-0 flex-1 grid-cols-1 gap-2">
        <span className="sr-only">{text.evaSaid}</span>
        {isRunning && turn.answer === '' ? (
          <Dots />
        ) : (
          <AnswerText source={turn.answer} writing={isRunning} heardChars={turn.heardChars} spoken={spoken} />
        )}
        <Outcome turn={turn} />
        {!isRunning && <AnswerActions turn={turn} sounds={sounds} />}
      </div>
    </div>
  )
}

/** How an answer that did not simply end came out. */
function Outcome({ turn }: { turn: Turn }) {
  const text = useText()
  if (turn.problem !== null || turn.status === 'failed') {
    return <ProblemCard title={text.failed} problem={turn.problem} />
  }
  if (turn.status === 'cut') return <p className="text-sm text-muted italic">{text.cutOff}</p>
  if (turn.heardChars !== null) return <p className="text-sm text-muted italic">{text.stoppedHere}</p>
  return null
}

function Dots() {
  return (
    <div className="flex h-7 items-center gap-1.5" aria-hidden="true">
      {[0, 1, 2].map((dot) => (
        <span
          key={dot}
          className={`size-1.5 animate-[blink_1.2s_ease-in-out_infinite] rounded-full bg-accent ${['', '[animation-delay:150ms]', '[animation-delay:300ms]'][dot]}`}
        />
      ))}
    </div>
  )
}
