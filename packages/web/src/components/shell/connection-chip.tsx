import { RotateCw, Volume2 } from 'lucide-react'
import { useChat, useChatActions, useText } from '../eva-context.tsx'
import { useMood } from './use-mood.ts'

const CHIP =
  'flex h-9 items-center gap-2 rounded-full border border-accent/40 bg-accent-soft/60 px-3 text-sm font-medium whitespace-nowrap'

/** Shown only when the person can do something: sound that waits for a tap, a connection that waits for a click. */
export function ConnectionChip() {
  const text = useText()
  const chat = useChatActions()
  const mood = useMood()
  const isBlocked = useChat((state) => state.player.phase === 'blocked')
  if (isBlocked) {
    return (
      <button type="button" className={CHIP} onClick={chat.unlockSound}>
        <Volume2 aria-hidden="true" className="size-4 text-accent" />
        {text.tapToHear}
      </button>
    )
  }
  if (mood === 'reconnecting') {
    return (
      <button type="button" className={CHIP} onClick={chat.reconnect}>
        <RotateCw aria-hidden="true" className="size-4 animate-spin text-accent" />
        {text.reconnecting}
      </button>
    )
  }
  if (mood === 'offline') {
    return (
      <button type="button" className={CHIP} onClick={chat.reconnect}>
        <RotateCw aria-hidden="true" className="size-4 text-accent" />
        {text.clickToReconnect}
      </button>
    )
  }
  return null
}
