import { useRef } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import type { Order } from './use-order.ts'
import { ORDER_WORDS } from './words.ts'

/** Above an order: whether it was chosen, and the way back to the one that comes by itself. */
export function OrderHead<Id extends string>({ title, order }: { title: string; order: Order<Id> }) {
  const words = useWords(ORDER_WORDS)
  const heading = useRef<HTMLHeadingElement>(null)
  const { is_locked, is_set, key } = order.setting
  const leaveToEva = (): void => {
    // The button goes away under the finger that pressed it.
    heading.current?.focus()
    order.leaveToEva()
  }
  return (
    <>
      <div className="flex min-h-9 flex-wrap items-center gap-x-3">
        <h2 ref={heading} tabIndex={-1} className="flex-1 font-serif text-xl outline-none">
          {title}
        </h2>
        {is_set && !is_locked && <Button onClick={leaveToEva}>{words.backToAutomatic}</Button>}
      </div>
      {is_locked ? (
        <LockedNote keys={[key]} />
      ) : (
        <p className="text-sm text-muted">{is_set ? words.byHand : words.automatic}</p>
      )}
      <p role="status" className="sr-only">
        {order.said}
      </p>
    </>
  )
}
