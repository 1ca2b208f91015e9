import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import type { CSSProperties, MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import type { GripProps } from './use-drag-order.ts'
import { ORDER_WORDS } from './words.ts'

/** Where something stands among what is asked in turn, and how it gets elsewhere. */
export type Place = {
  index: number
  count: number
  /** `null` where the order is not to be changed here. */
  change: { grip: GripProps; move: (by: -1 | 1) => void } | null
  /** How far from where it lies it is shown; `null` while nothing is dragged. */
  shiftPx: number | null
  isDragged: boolean
}

/** Where it is shown while something is dragged. */
export const placeStyle = (place: Place | null): CSSProperties | undefined =>
  place === null || place.shiftPx === null ? undefined : { transform: `translateY(${place.shiftPx}px)` }

/** What is dragged lies above the others, which glide out of its way. */
export function placeLook(place: Place | null): string {
  if (place === null || place.shiftPx === null) return ''
  return place.isDragged ? 'relative z-10 shadow-soft' : 'transition-transform duration-200'
}

/** Where fingers and mice take hold; keys have the buttons. */
export function PlaceGrip({ place, name }: { place: Place; name: string }) {
  const words = useWords(ORDER_WORDS)
  if (place.change === null) return null
  return (
    <span
      data-grip
      aria-hidden="true"
      title={words.grip(name)}
      className={`-ml-2 grid h-10 w-8 flex-none touch-none place-items-center text-muted select-none ${place.isDragged ? 'cursor-grabbing' : 'cursor-grab'}`}
      {...place.change.grip}
    >
      <GripVertical className="size-5" strokeWidth={1.8} />
    </span>
  )
}

/** One place up, one place down. */
export function PlaceButtons({ place, name }: { place: Place; name: string }) {
  const words = useWords(ORDER_WORDS)
  const { change, index, count } = place
  if (change === null || count < 2) return null
  const move = (by: -1 | 1) => (event: MouseEvent<HTMLElement>) => {
    const button = event.currentTarget
    flushSync(() => change.move(by))
    // An element that moves in the document loses the focus on the way.
    button.focus()
  }
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={words.up(name)}
        aria-disabled={index === 0}
        onClick={move(-1)}
        className="aria-disabled:opacity-40"
      />
      <IconButton
        icon={ArrowDown}
        label={words.down(name)}
        aria-disabled={index === count - 1}
        onClick={move(1)}
        className="aria-disabled:opacity-40"
      />
    </>
  )
}
