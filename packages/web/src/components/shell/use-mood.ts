import { type Mood, moodOf } from '../../lib/chat/chat-state.ts'
import { useChat } from '../eva-context.tsx'

/** What she is doing. */
export const useMood = (): Mood => useChat(moodOf)
