import type { SettingsBody } from '@eva/protocol'
import { useRef, useState } from 'react'
import { type BrainId, inOrder, moved, withOneMore } from '../../lib/brains/order.ts'
import { keyOf } from '../../lib/setup/keys.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { BrainCard } from './brain-card.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { BRAIN_WORDS } from './words.ts'

/** The brains in the order in which they are asked, to be changed by dragging, by buttons and by switches; below, those that are off. */
export function BrainOrder({ settings }: { settings: SettingsBody }) {
  const words = useWords(BRAIN_WORDS)
  const setup = useSetup()
  const list = useRef<HTMLOListElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const [said, setSaid] = useState('')
  const order = keyOf(settings, 'EVA_LLM')
  const asked = settings.brains.filter(({ state }) => state !== 'off')
  const off = settings.brains.filter(({ state }) => state === 'off')
  const ids = asked.map(({ id }) => id)

  const ask = (next: readonly BrainId[]): void =>
    void setup.changeAtOnce({ keys: { EVA_LLM: next.join(',') } }, (now) => ({
      ...now,
      brains: inOrder(now.brains, next),
      keys: now.keys.map((each) => (each.key === 'EVA_LLM' ? { ...each, is_set: true, value: next.join(',') } : each)),
    }))
  const move = (from: number, to: number): void => {
    const id = ids[from]
    if (id === undefined || from === to || to < 0 || to >= ids.length) return
    ask(moved(ids, from, to))
    setSaid(words.nowAt(words.names[id], to + 1, ids.length))
  }
  const drag = useDragOrder(list, move)
  const backToAutomatic = (): void => {
    // The button goes away under the finger that pressed it.
    title.current?.focus()
    void setup.changeAtOnce({ keys: { EVA_LLM: null } }, (now) => now)
  }

  return (
    <section className="grid gap-3">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3">
        <h2 ref={title} tabIndex={-1} className="flex-1 font-serif text-xl outline-none">
          {words.asked}
        </h2>
        {order.is_set && !order.is_locked && <Button onClick={backToAutomatic}>{words.backToAutomatic}</Button>}
      </div>
      {order.is_locked ? (
        <LockedNote keys={[order.key]} />
      ) : (
        <p className="text-sm text-muted">{order.is_set ? words.byHand : words.automatic}</p>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol ref={list} className="grid gap-2">
        {asked.map((brain, index) => (
          <BrainCard
            key={brain.id}
            brain={brain}
            settings={settings}
            place={{
              index,
              count: asked.length,
              isFirst: asked.findIndex(({ state }) => state === 'ready') === index,
              change: order.is_locked ? null : { grip: drag.gripOf(index), move: (by) => move(index, index + by) },
              shiftPx: drag.shiftOf(index),
              isDragged: drag.dragged === index,
            }}
            onSwitch={order.is_locked || ids.length === 1 ? null : () => ask(ids.filter((id) => id !== brain.id))}
          />
        ))}
      </ol>
      {off.length > 0 && (
        <>
          <h2 className="mt-4 font-serif text-xl">{words.off}</h2>
          <ul className="grid gap-2">
            {off.map((brain) => (
              <BrainCard
                key={brain.id}
                brain={brain}
                settings={settings}
                place={null}
                onSwitch={order.is_locked ? null : () => ask(withOneMore(ids, brain.id))}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
