import { type RefObject, useEffect } from 'react'
import { shownLevel } from '../../lib/voice/level.ts'
import { useChatActions } from '../eva-context.tsx'
import { useCallActions } from './talk-context.tsx'

/** What is left of a level after one picture: it rises at once and falls within a third of a second. */
const FALL = 0.88

/** Keeps `--you` and `--her`, how loud each is from 0 to 1, on an element with every picture; nothing is drawn anew. */
export function useLevels(element: RefObject<HTMLElement | null>): void {
  const call = useCallActions()
  const chat = useChatActions()
  useEffect(() => {
    let frame = 0
    let you = 0
    let her = 0
    const show = () => {
      frame = requestAnimationFrame(show)
      const next = {
        you: Math.max(shownLevel(call.level()), you * FALL),
        her: Math.max(shownLevel(chat.voice.level()), her * FALL),
      }
      if (Math.abs(next.you - you) > 0.002) element.current?.style.setProperty('--you', next.you.toFixed(3))
      if (Math.abs(next.her - her) > 0.002) element.current?.style.setProperty('--her', next.her.toFixed(3))
      ;({ you, her } = next)
    }
    show()
    return () => cancelAnimationFrame(frame)
  }, [call, chat, element])
}
