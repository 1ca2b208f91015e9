import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** A reader this close to the end, in px, wants to follow; one line of text and a little. */
const NEAR_PX = 48

type StickToBottom = {
  scroller: RefObject<HTMLElement | null>
  content: RefObject<HTMLDivElement | null>
  /** The reader has scrolled up, away from what is new. */
  isAway: boolean
  jump: () => void
}

/**
 * Keeps the newest line in sight while the text grows, and lets go as soon as the reader scrolls up.
 *
 * @param isEmpty nothing was said yet: the beginning is what there is to see
 * @param latch goes to the end whenever this changes to something: the reader has just sent a message
 */
export function useStickToBottom(isEmpty: boolean, latch: unknown): StickToBottom {
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const hasEnd = useRef(false)
  const [isAway, setAway] = useState(false)

  const jump = useCallback(() => {
    follows.current = true
    setAway(false)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [])

  useEffect(() => {
    hasEnd.current = !isEmpty
  }, [isEmpty])

  useEffect(() => {
    if (latch !== null) jump()
  }, [latch, jump])

  useEffect(() => {
    const view = scroller.current
    if (view === null || content.current === null) return
    const onScroll = () => {
      follows.current = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX
      setAway(hasEnd.current && !follows.current)
    }
    const grown = new ResizeObserver(() => {
      if (follows.current && hasEnd.current) view.scrollTop = view.scrollHeight
    })
    view.addEventListener('scroll', onScroll, { passive: true })
    grown.observe(content.current)
    grown.observe(view)
    return () => {
      view.removeEventListener('scroll', onScroll)
      grown.disconnect()
    }
  }, [])

  return { scroller, content, isAway, jump }
}
