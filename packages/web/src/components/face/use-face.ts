import { type RefObject, useEffect } from 'react'
import { createDrawing } from '../../lib/face/draw.ts'
import { createLips } from '../../lib/face/lips.ts'
import { createMotion } from '../../lib/face/motion.ts'
import { outlinesOf } from '../../lib/face/outlines.ts'
import { browserScreen, drawPictures } from '../../lib/face/pictures.ts'
import { createFeeling, presenceOf, spokenMood, spokenSentence } from '../../lib/face/presence.ts'
import { openVisemeDetector } from '../../lib/face/viseme-detector.ts'
import { useCallActions, useChatActions, useIsStill } from '../eva-context.tsx'

/** Lets her portrait live: with every picture of the screen, beside React. */
export function useFace(art: RefObject<SVGSVGElement | null>): void {
  const chat = useChatActions()
  const call = useCallActions()
  const isStill = useIsStill()
  useEffect(() => {
    if (art.current === null) return
    const draw = createDrawing(art.current)
    const lips = createLips(chat, openVisemeDetector)
    const motion = createMotion(Math.random, performance.now())
    const feeling = createFeeling()
    const end = drawPictures((nowMs) => {
      const state = chat.store.getState()
      const presence = presenceOf(state, call.store.getState())
      const mood = feeling(nowMs, spokenMood(state), presence)
      const input = { presence, mood, mouth: lips.shape(), sentence: spokenSentence(state), isStill }
      draw(outlinesOf(motion(nowMs, input)))
    }, browserScreen)
    return () => {
      end()
      lips.close()
    }
  }, [chat, call, art, isStill])
}
