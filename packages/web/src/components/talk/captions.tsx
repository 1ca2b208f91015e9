import { useEffect, useRef } from 'react'
import type { Turn } from '../../lib/conversation/conversation.ts'
import { useChat, useSettings, useText, useWords } from '../eva-context.tsx'
import { AnswerText } from '../messages/answer-text.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { useCall, useDictation } from './talk-context.tsx'
import { TALK_WORDS } from './words.ts'

/** The person's words as they are understood, and hers as they are heard. */
export function Captions() {
  const text = useText()
  const talk = useWords(TALK_WORDS)
  const box = useRef<HTMLElement>(null)
  const caption = useChat((state) => state.caption)
  const turn = useChat((state) => state.conversation.turns.at(-1))
  const pending = useChat((state) => state.conversation.pending?.text)
  const spoken = useChat((state) => state.spoken)
  const says = pending ?? (caption !== null && caption.text !== '' ? caption.text : null)
  const end = useVisibleEnd(turn)

  useEffect(() => {
    const now = box.current?.querySelector('mark, [data-caption=you]')
    now?.scrollIntoView({ block: 'center' })
  }, [spoken?.index, says, end])

  return (
    <section
      ref={box}
      aria-label={talk.captions}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
      tabIndex={0}
      className="w-full max-w-[40rem] min-h-24 flex-1 overflow-y-auto rounded-xl px-2 text-center [mask-image:linear-gradient(transparent,black_1rem,black_calc(100%-1rem),transparent)]"
    >
      <div className="grid gap-3 py-4 text-balance">
        {turn === undefined && says === null && <Hint />}
        {turn !== undefined && (
          <div className="grid gap-3" data-turn={turn.id} data-status={turn.status}>
            <p className="text-muted">
              <span className="sr-only">{text.youSaid}</span> {turn.message}
            </p>
            <div className="text-lg sm:text-xl">
              <span className="sr-only">{text.evaSaid}</span>
              {end > 0 && (
                <AnswerText
                  source={turn.answer.slice(0, end)}
                  writing={false}
                  heardChars={turn.heardChars}
                  spoken={spoken !== null && spoken.turnId === turn.id ? spoken : null}
                />
              )}
            </div>
            {(turn.problem !== null || turn.status === 'failed') && (
              <div className="text-left">
                <ProblemCard title={text.failed} problem={turn.problem} />
              </div>
            )}
          </div>
        )}
        {says !== null && (
          <p data-caption="you" className="text-lg text-muted sm:text-xl">
            <span className="sr-only">{text.youSaid}</span> {says}
          </p>
        )}
      </div>
    </section>
  )
}

/** Up to where an answer is shown, in characters: words that stand there before she has said them feel read out. */
function useVisibleEnd(turn: Turn | undefined): number {
  const spoken = useChat((state) => state.spoken)
  const hasVoice = useChat((state) => state.host?.voice != null)
  const sounds = useChat(({ player }) => 'trackId' in player && player.trackId === `turn:${turn?.id}`)
  const { speak } = useSettings()
  const isWritten = useCall(({ phase }) => phase !== 'open' && phase !== 'muted') && !speak
  const shown = useRef({ turnId: '', end: 0 })
  if (turn === undefined) return 0
  if (shown.current.turnId !== turn.id) shown.current = { turnId: turn.id, end: 0 }
  if (spoken?.turnId === turn.id) shown.current.end = Math.max(shown.current.end, spoken.end)
  const isSilent = turn.status !== 'running' && !sounds
  return isSilent || isWritten || !hasVoice ? turn.answer.length : shown.current.end
}

/** Before the first word: whether the microphone gives anything. */
function Hint() {
  const text = useWords(TALK_WORDS)
  const level = useCall((state) => state.level)
  const { isOn } = useDictation()
  const hint = isOn || level === 'waiting' ? text.sayHello : level === 'heard' ? text.hearsYou : text.hearsNothing
  return (
    <p data-level={level} role={level === 'nothing' ? 'alert' : undefined} className="text-muted">
      {hint}
    </p>
  )
}
