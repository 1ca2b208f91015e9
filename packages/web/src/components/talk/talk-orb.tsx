import type { PointerEvent, ReactNode } from 'react'
import { callMood, type OrbAction, orbAction } from '../../lib/voice/call-state.ts'
import { useChat, useChatActions, useWords } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { useCall, useCallActions } from './talk-context.tsx'
import { TALK_WORDS } from './words.ts'

/** Her presence, as large as the page allows: it grows with her voice, and the ring around it with the person's. */
export function TalkOrb({ small = false }: { small?: boolean }) {
  const call = useCall((state) => state)
  const mood = useChat((state) => callMood(state, call))
  return (
    <span className="talk-orb" data-mood={mood} data-size={small ? 'small' : 'large'}>
      <span className="talk-halo" aria-hidden="true" />
      <span className="talk-core">
        <Orb mood={mood} className="size-full" />
      </span>
    </span>
  )
}

/** The orb, or what stands for it, as a button: a tap does what the line below it says. */
export function OrbButton({ children = <TalkOrb />, className = '' }: { children?: ReactNode; className?: string }) {
  const text = useWords(TALK_WORDS)
  const actions = useCallActions()
  const chat = useChatActions()
  const call = useCall((state) => state)
  const action = useChat((state) => orbAction(state, call))
  const isHold = action === 'hold'
  const press = ({ currentTarget, pointerId, button }: PointerEvent<HTMLButtonElement>) => {
    if (!isHold || button !== 0) return
    // The finger may slide off the orb and still hold it.
    currentTarget.setPointerCapture(pointerId)
    actions.hold()
  }
  const act: Record<NonNullable<OrbAction>, () => void> = {
    interrupt: chat.stop,
    unmute: actions.unmute,
    reconnect: chat.reconnect,
    unlock: chat.unlockSound,
    // Held by the pointer or the space bar.
    hold() {},
  }
  return (
    <button
      type="button"
      aria-label={text[`action_${action ?? 'none'}`]}
      aria-disabled={action === null}
      data-action={action ?? 'none'}
      onPointerDown={press}
      onPointerUp={actions.release}
      onPointerCancel={actions.release}
      onContextMenu={(event) => isHold && event.preventDefault()}
      onClick={() => action !== null && act[action]()}
      className={`rounded-full outline-offset-8 select-none [-webkit-touch-callout:none] touch-none aria-disabled:cursor-default ${className}`}
    >
      {children}
    </button>
  )
}
