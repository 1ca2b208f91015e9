import { type RefObject, useLayoutEffect } from 'react'
import { useChat } from '../eva-context.tsx'

/**
 * Marks the word that sounds, by an attribute on what is already drawn: the answer itself is not drawn again for each
 * word, and a screen reader, which follows changes of the text, notices nothing.
 */
export function SpokenWord({ within }: { within: RefObject<HTMLElement | null> }) {
  const word = useChat((state) => state.spokenWord)
  // Also after each drawing of the answer, which may have made its elements anew.
  useLayoutEffect(() => {
    const pieces = word === null ? [] : [...(within.current?.querySelectorAll(`[data-word="${word}"]`) ?? [])]
    for (const piece of pieces) piece.setAttribute('data-now', '')
    return () => {
      for (const piece of pieces) piece.removeAttribute('data-now')
    }
  })
  return null
}
