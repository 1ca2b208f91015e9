import { useChat, useText, useWords } from '../eva-context.tsx'
import { useMood } from '../shell/use-mood.ts'
import { StatusLine } from '../talk/status-line.tsx'
import { useCall, useDictation } from '../talk/talk-context.tsx'
import { TALK_WORDS } from '../talk/words.ts'

/** What happens now, in words: as in any call, or in one word where people write. Read out when it changes. */
export function FaceStatus() {
  const text = useText()
  const talk = useWords(TALK_WORDS)
  const mood = useMood()
  const phase = useCall((state) => state.phase)
  const { isOn } = useDictation()
  const isBlocked = useChat((state) => state.player.phase === 'blocked')
  if (isOn || phase === 'asking' || phase === 'open' || phase === 'muted') return <StatusLine />
  return (
    <p role="status" data-mood={mood} className="min-h-7 text-center text-lg font-medium">
      {isBlocked ? talk.status_blocked : text[`mood_${mood}`]}
    </p>
  )
}
