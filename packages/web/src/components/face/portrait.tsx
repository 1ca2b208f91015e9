import { useRef } from 'react'
import { useStore } from 'zustand'
import type { Avatars } from '../../lib/avatar/avatars.ts'
import type { DrawFace } from '../../lib/face/drawn-face.ts'
import { presenceOf } from '../../lib/face/presence.ts'
import { orbAction } from '../../lib/voice/call-state.ts'
import { AvatarPicture } from '../avatar/avatar-picture.tsx'
import { useChat, useWords } from '../eva-context.tsx'
import { useCall } from '../talk/talk-context.tsx'
import { OrbButton } from '../talk/talk-orb.tsx'
import { useLevels } from '../talk/use-levels.ts'
import { OwnFace } from './own-face.tsx'
import { useFace } from './use-face.ts'
import { FACE_WORDS } from './words.ts'

/** Her face: one image with a name, and over it the button that a tap is for while there is something to tap for. */
export function Portrait({ avatars }: { avatars: Avatars }) {
  const text = useWords(FACE_WORDS)
  const draw = useRef<DrawFace | null>(null)
  const light = useRef<HTMLSpanElement>(null)
  const call = useCall((state) => state)
  const presence = useChat((state) => presenceOf(state, call))
  const action = useChat((state) => orbAction(state, call))
  const mood = useFace(draw)
  const avatar = useStore(avatars.store, ({ worn }) => worn?.avatar ?? null)
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
        {avatar === null ? <OwnFace draw={draw} /> : <AvatarPicture avatar={avatar} draw={draw} />}
      </div>
      {action !== null && (
        <OrbButton className="face-button">
          <span className="block size-full" />
        </OrbButton>
      )}
    </div>
  )
}
