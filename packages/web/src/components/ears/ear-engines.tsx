import { EngineOrder } from '../engines/engine-order.tsx'
import { ENGINE_WORDS } from '../engines/words.ts'
import { useWords } from '../eva-context.tsx'
import { KeysCard } from '../settings/keys-card.tsx'
import { useSetupState } from '../settings/setup-context.tsx'
import { useEars } from './ears-context.tsx'

/** As the server asks them where nobody has chosen. */
const ENGINES = ['sherpa', 'openai', 'pocketsphinx'] as const

/** What her ears are made by: the order of the engines, and the server among them. */
export function EarEngines({ onChanged }: { onChanged: () => void }) {
  const words = useWords(ENGINE_WORDS)
  const { settings } = useSetupState()
  const ears = useEars((state) => state.ears)
  if (settings === null) return null
  return (
    <>
      <EngineOrder
        settings={settings}
        title={words.listening}
        hint={words.listeningHint}
        orderKey="EVA_STT"
        engines={ENGINES}
        there={ears}
        onChanged={onChanged}
      />
      <KeysCard
        settings={settings}
        title={words.hearingServer}
        intro={words.hearingServerIntro}
        fields={[
          { key: 'STT_BASE_URL', kind: 'address', label: words.address, otherwise: '' },
          { key: 'STT_API_KEY', kind: 'secret', label: words.key, otherwise: '' },
          { key: 'STT_MODEL', kind: 'model', label: words.model, otherwise: words.modelOtherwise },
        ]}
        onSaved={onChanged}
      />
    </>
  )
}
