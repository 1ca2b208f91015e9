import { useWords } from '../eva-context.tsx'
import { KeysCard } from '../settings/keys-card.tsx'
import { useSetupState } from '../settings/setup-context.tsx'
import { EngineOrder } from './engine-order.tsx'
import { ENGINE_WORDS } from './words.ts'

/** The engines as the server asks them where nobody has chosen, and the keys of the server among them. */
const KINDS = {
  ears: {
    title: 'listening',
    hint: 'listeningHint',
    orderKey: 'EVA_STT',
    engines: ['sherpa', 'openai', 'pocketsphinx'],
    server: 'hearingServer',
    intro: 'hearingServerIntro',
    keys: { address: 'STT_BASE_URL', secret: 'STT_API_KEY', model: 'STT_MODEL' },
  },
  voices: {
    title: 'speaking',
    hint: 'speakingHint',
    orderKey: 'EVA_TTS',
    engines: ['sherpa', 'openai', 'flite', 'espeak'],
    server: 'speechServer',
    intro: 'speechServerIntro',
    keys: { address: 'TTS_BASE_URL', secret: 'TTS_API_KEY', model: 'TTS_MODEL' },
  },
} as const

type EngineSettingsProps = {
  of: keyof typeof KINDS
  /** Who provides something now. */
  there: readonly { provider: string }[]
  onChanged: () => void
}

/** What her ears or voices are made by: the order of the engines, and the server among them. */
export function EngineSettings({ of, there, onChanged }: EngineSettingsProps) {
  const words = useWords(ENGINE_WORDS)
  const { settings } = useSetupState()
  if (settings === null) return null
  const { title, hint, orderKey, engines, server, intro, keys } = KINDS[of]
  return (
    <>
      <EngineOrder
        settings={settings}
        title={words[title]}
        hint={words[hint]}
        orderKey={orderKey}
        engines={engines}
        there={there}
        onChanged={onChanged}
      />
      <KeysCard
        settings={settings}
        title={words[server]}
        intro={words[intro]}
        fields={[
          { key: keys.address, kind: 'address', label: words.address, otherwise: '' },
          { key: keys.secret, kind: 'secret', label: words.key, otherwise: '' },
          { key: keys.model, kind: 'model', label: words.model, otherwise: words.modelOtherwise },
        ]}
        onSaved={onChanged}
      />
    </>
  )
}
