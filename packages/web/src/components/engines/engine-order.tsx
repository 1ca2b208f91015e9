import type { SettableKey, SettingsBody } from '@eva/protocol'
import { engineOrder } from '../../lib/setup/engines.ts'
import { keyOf, withKey } from '../../lib/setup/keys.ts'
import { useWords } from '../eva-context.tsx'
import { OrderHead } from '../order/order-head.tsx'
import { OrderSwitch } from '../order/order-switch.tsx'
import { PlaceButtons, PlaceGrip, placeLook, placeStyle } from '../order/place.tsx'
import { useOrder } from '../order/use-order.ts'
import { useSetup } from '../settings/setup-context.tsx'
import { ENGINE_WORDS } from './words.ts'

type EngineId = 'sherpa' | 'openai' | 'flite' | 'espeak' | 'pocketsphinx'

type EngineOrderProps = {
  settings: SettingsBody
  title: string
  hint: string
  /** The key that holds the order. */
  orderKey: Extract<SettableKey, 'EVA_TTS' | 'EVA_STT'>
  /** Every engine, in the order that comes by itself. */
  engines: readonly EngineId[]
  /** Who provides something now. */
  there: readonly { provider: string }[]
  onChanged: () => void
}

/** The engines behind her voices or ears, in the order in which they are asked. */
export function EngineOrder({ settings, title, hint, orderKey, engines, there, onChanged }: EngineOrderProps) {
  const words = useWords(ENGINE_WORDS)
  const setup = useSetup()
  const setting = keyOf(settings, orderKey)
  const asked = engineOrder(setting.value, engines, new Set(there.map(({ provider }) => provider)))
  const off = engines.filter((id) => !asked.includes(id))
  const order = useOrder<EngineId>({
    setting,
    ids: asked,
    nameOf: (id) => words[id],
    withOneMore: (ids, id) => [...ids, id],
    ask(next) {
      const value = next?.join(',') ?? null
      void setup.changeAtOnce({ keys: { [orderKey]: value } }, (now) => withKey(now, orderKey, value)).then(onChanged)
    },
  })
  const row = 'flex items-center gap-2 rounded-2xl border border-line bg-raised px-3 py-1 sm:px-4'
  return (
    <section className="grid gap-3">
      <OrderHead title={title} order={order} />
      <ol ref={order.list} className="grid gap-2">
        {asked.map((id, index) => {
          const place = order.placeAt(index)
          return (
            <li key={id} data-engine={id} style={placeStyle(place)} className={`${row} ${placeLook(place)}`}>
              <PlaceGrip place={place} name={words[id]} />
              <span className="min-w-0 flex-1">{words[id]}</span>
              <PlaceButtons place={place} name={words[id]} />
              <OrderSwitch name={words[id]} isOn onSwitch={order.switchOf(id)} />
            </li>
          )
        })}
      </ol>
      {off.length > 0 && (
        <ul className="grid gap-2">
          {off.map((id) => (
            <li key={id} data-engine={id} className={`${row} text-muted`}>
              <span className="min-w-0 flex-1">
                {words[id]} · {words.off}
              </span>
              <OrderSwitch name={words[id]} isOn={false} onSwitch={order.switchOf(id)} />
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted text-pretty">{hint}</p>
    </section>
  )
}
