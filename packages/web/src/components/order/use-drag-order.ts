import { type PointerEvent, type RefObject, useState } from 'react'
import { type Drag, placeOf, shiftOf } from '../../lib/order/drag.ts'

type DragInHand = Drag & { readonly startY: number }

/** What a grip has to listen to; the row moves while the finger or the mouse stays down on it. */
export type GripProps = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void
  onPointerMove: (event: PointerEvent<HTMLElement>) => void
  onPointerUp: () => void
  onPointerCancel: () => void
}

/**
 * Dragging the rows of a list to other places, by mouse, pen and finger. The list itself stays as it is until the row is
 * let go: rows are only shown elsewhere, because an element that is moved in the document loses the pointer.
 */
export function useDragOrder(list: RefObject<HTMLElement | null>, onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<DragInHand | null>(null)
  const gripOf = (index: number): GripProps => ({
    onPointerDown(event) {
      if (event.button !== 0 || list.current === null) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const rows = [...list.current.children].map((row) => row.getBoundingClientRect())
      setDrag({ rows, from: index, byPx: 0, startY: event.clientY })
    },
    onPointerMove({ clientY }) {
      setDrag((now) => now && { ...now, byPx: clientY - now.startY })
    },
    onPointerUp() {
      setDrag(null)
      if (drag !== null) onMove(drag.from, placeOf(drag))
    },
    onPointerCancel: () => setDrag(null),
  })
  return {
    gripOf,
    /** Where a row is shown, in px from where it lies; `null` while nothing is dragged. */
    shiftOf: (index: number): number | null => (drag === null ? null : shiftOf(drag, index)),
    dragged: drag?.from ?? null,
  }
}
