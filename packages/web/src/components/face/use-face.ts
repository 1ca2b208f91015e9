import type { FaceMood } from '@eva/protocol'
import { type RefObject, useEffect, useState } from 'react'
import type { DrawFace } from '../../lib/face/drawn-face.ts'
import { createLips } from '../../lib/face/lips.ts'
import { createMotion } from '../../lib/face/motion.ts'
import { browserScreen, drawPictures } from '../../lib/face/pictures.ts'
import { createFeeling, feltNow, presenceOf } from '../../lib/face/presence.ts'
import { openVisemeDetector } from '../../lib/face/viseme-detector.ts'
import { useChatActions, useIsStill } from '../eva-context.tsx'
import { useCallActions } from '../talk/talk-context.tsx'

/** Lets her live with every picture of the screen, beside React, and has it drawn. Returns the mood that it shows. */
export function useFace(draw: RefObject<DrawFace | null>): FaceMood {
  const [shown, setShown] = useState<FaceMood>('neutral')
  const chat = useChatActions()
  const call = useCallActions()
  const isStill = useIsStill()
  useEffect(() => {
    const lips = createLips(chat, openVisemeDetector)
    const motion = createMotion(Math.random, performance.now())
    const feeling = createFeeling()
    const end = drawPictures((nowMs) => {
      const state = chat.store.getState()
      const presence = presenceOf(state, call.store.getState())
      const felt = feltNow(state)
      const mood = feeling(nowMs, felt, presence)
      setShown(mood)
      const input = { presence, mood, mouth: lips.shape(), sentence: felt?.sentence ?? null, isStill }
      draw.current?.({ nowMs, pose: motion(nowMs, input), mood })
    }, browserScreen)
    return () => {
      end()
      lips.close()
    }
  }, [chat, call, draw, isStill])
  return shown
}
