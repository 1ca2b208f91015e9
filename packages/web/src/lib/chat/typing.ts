import { MAX_MESSAGE_CHARS } from '@eva/protocol'
import type { Timers } from '../timers.ts'

/** So long the text must rest before it is told, in ms: long enough not to tell every letter, shorter than reading over. */
export const TYPING_RESTS_MS = 150

/** Tells what is being typed once it rests, so that what she remembers about it is there when it is sent. */
export function createTyping(
  timers: Timers,
  tell: (text: string) => void,
): { typed(text: string): void; stop(): void } {
  let cancel: (() => void) | null = null
  let told = ''
  const stop = () => {
    cancel?.()
    cancel = null
  }
  return {
    typed(text) {
      stop()
      const said = text.trim()
      if (said === '' || said === told || said.length > MAX_MESSAGE_CHARS) return
      cancel = timers.after(TYPING_RESTS_MS, () => {
        cancel = null
        told = said
        tell(said)
      })
    },
    stop,
  }
}
