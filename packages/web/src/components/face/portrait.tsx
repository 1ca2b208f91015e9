import { useRef } from 'react'
import { presenceOf } from '../../lib/face/presence.ts'
import { orbAction } from '../../lib/voice/call-state.ts'
import { useChat, useWords } from '../eva-context.tsx'
import { useCall } from '../talk/talk-context.tsx'
import { OrbButton } from '../talk/talk-orb.tsx'
import { useLevels } from '../talk/use-levels.ts'
import { FaceArt } from './face-art.tsx'
import { useFace } from './use-face.ts'
import { FACE_WORDS } from './words.ts'

/** Her face: one image with a name, and over it the button that a tap is for while there is something to tap for. */
export function Portrait() {
  const text = useWords(FACE_WORDS)
  const art = useRef<SVGSVGElement>(null)
  const light = useRef<HTMLSpanElement>(null)
  const call = useCall((state) => state)
  const presence = useChat((state) => presenceOf(state, call))
  const action = useChat((state) => orbAction(state, call))
  const mood = useFace(art)
  useLevels(light)
  const look =
    presence === 'away'
      ? text.look_away
      : presence === 'listening'
        ? text.listening
        : text[`look_${presence === 'thinking' ? 'thought' : mood}`]
  return (
    <div className="face" data-presence={presence}>
      <span ref={light} className="face-light" aria-hidden="true">
        <span className="face-aura" />
        <span className="face-ring" />
      </span>
      <div role="img" aria-label={`${text.portrait} ${look}`} className="face-portrait">
        <FaceArt ref={art} />
      </div>
      {action !== null && (
        <OrbButton className="face-button">
          <span className="block size-full" />
        </OrbButton>
      )}
    </div>
  )
}
