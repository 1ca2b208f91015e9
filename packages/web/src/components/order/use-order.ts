import type { KeySetting } from '@eva/protocol'
import { type RefObject, useRef, useState } from 'react'
import { moved } from '../../lib/order/moved.ts'
import { useWords } from '../eva-context.tsx'
import type { Place } from './place.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { ORDER_WORDS } from './words.ts'

type OrderWish<Id extends string> = {
  /** The key that holds the order. */
  setting: KeySetting
  /** What is asked, in turn. */
  ids: readonly Id[]
  nameOf: (id: Id) => string
  /** The order once one more is asked. */
  withOneMore: (ids: readonly Id[], id: Id) => readonly Id[]
  /** Has another order hold; `null` leaves it to Eva again. */
  ask: (next: readonly Id[] | null) => void
}

/** An order that a person can change: by dragging, by buttons, and by switching things on and off. */
export type Order<Id extends string> = {
  readonly setting: KeySetting
  /** Around the rows of what is asked. */
  readonly list: RefObject<HTMLOListElement | null>
  /** What has just happened, for who cannot see it. */
  readonly said: string
  placeAt(index: number): Place
  /** Switches one on or off; `null` where that cannot be. */
  switchOf(id: Id): (() => void) | null
  leaveToEva(): void
}

export function useOrder<Id extends string>({ setting, ids, nameOf, withOneMore, ask }: OrderWish<Id>): Order<Id> {
  const words = useWords(ORDER_WORDS)
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const move = (from: number, to: number): void => {
    const id = ids[from]
    if (id === undefined || from === to || to < 0 || to >= ids.length) return
    ask(moved(ids, from, to))
    setSaid(words.nowAt(nameOf(id), to + 1, ids.length))
  }
  const drag = useDragOrder(list, move)
  return {
    setting,
    list,
    said,
    placeAt: (index) => ({
      index,
      count: ids.length,
      change: setting.is_locked ? null : { grip: drag.gripOf(index), move: (by) => move(index, index + by) },
      shiftPx: drag.shiftOf(index),
      isDragged: drag.dragged === index,
    }),
    switchOf(id) {
      if (setting.is_locked) return null
      if (!ids.includes(id)) return () => ask(withOneMore(ids, id))
      return ids.length === 1 ? null : () => ask(ids.filter((each) => each !== id))
    },
    leaveToEva: () => ask(null),
  }
}
