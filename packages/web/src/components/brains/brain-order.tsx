import type { SettingsBody } from '@eva/protocol'
import { type BrainId, inOrder, withOneMore } from '../../lib/brains/order.ts'
import { keyOf, withKey } from '../../lib/setup/keys.ts'
import { useWords } from '../eva-context.tsx'
import { OrderHead } from '../order/order-head.tsx'
import { useOrder } from '../order/use-order.ts'
import { useSetup } from '../settings/setup-context.tsx'
import { BrainCard } from './brain-card.tsx'
import { BRAIN_WORDS } from './words.ts'

/** The brains in the order in which they are asked, and below, those that are off. */
export function BrainOrder({ settings }: { settings: SettingsBody }) {
  const words = useWords(BRAIN_WORDS)
  const setup = useSetup()
  const asked = settings.brains.filter(({ state }) => state !== 'off')
  const off = settings.brains.filter(({ state }) => state === 'off')
  const first = asked.find(({ state }) => state === 'ready')
  const order = useOrder<BrainId>({
    setting: keyOf(settings, 'EVA_LLM'),
    ids: asked.map(({ id }) => id),
    nameOf: (id) => words.names[id],
    withOneMore,
    ask(next) {
      const value = next?.join(',') ?? null
      void setup.changeAtOnce({ keys: { EVA_LLM: value } }, (now) => ({
        ...withKey(now, 'EVA_LLM', value),
        // Which order comes by itself only she knows.
        brains: next === null ? now.brains : inOrder(now.brains, next),
      }))
    },
  })
  return (
    <section className="grid gap-3">
      <OrderHead title={words.asked} order={order} />
      <ol ref={order.list} className="grid gap-2">
        {asked.map((brain, index) => (
          <BrainCard
            key={brain.id}
            brain={brain}
            settings={settings}
            isFirst={brain === first}
            place={order.placeAt(index)}
            onSwitch={order.switchOf(brain.id)}
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
                isFirst={false}
                place={null}
                onSwitch={order.switchOf(brain.id)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
