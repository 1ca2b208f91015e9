import { EngineOrder } from '../engines/engine-order.tsx'
import { ENGINE_WORDS } from '../engines/words.ts'
import { useWords } from '../eva-context.tsx'
import { KeysCard } from '../settings/keys-card.tsx'
import { useSetupState } from '../settings/setup-context.tsx'
import { useVoices } from './voices-context.tsx'

/** As the server asks them where nobody has chosen. */
const ENGINES = ['sherpa', 'openai', 'flite', 'espeak'] as const

/** What her voices are made by: the order of the engines, and the server among them. */
export function VoiceEngines({ onChanged }: { onChanged: () => void }) {
  const words = useWords(ENGINE_WORDS)
  const { settings } = useSetupState()
  const voices = useVoices((state) => state.voices)
  if (settings === null) return null
  return (
    <>
      <EngineOrder
        settings={settings}
        title={words.speaking}
        hint={words.speakingHint}
        orderKey="EVA_TTS"
        engines={ENGINES}
        there={voices}
        onChanged={onChanged}
      />
      <KeysCard
        settings={settings}
        title={words.speechServer}
        intro={words.speechServerIntro}
        fields={[
          { key: 'TTS_BASE_URL', kind: 'address', label: words.address, otherwise: '' },
          { key: 'TTS_API_KEY', kind: 'secret', label: words.key, otherwise: '' },
          { key: 'TTS_MODEL', kind: 'model', label: words.model, otherwise: words.modelOtherwise },
        ]}
        onSaved={onChanged}
      />
    </>
  )
}
