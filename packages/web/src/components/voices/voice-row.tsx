import type { VoiceBody } from '@eva/protocol'
import { Check, Play, Square } from 'lucide-react'
import { useId } from 'react'
import { accentOf, voiceName } from '../../lib/voices/names.ts'
import { sentenceIn } from '../../lib/voices/sentences.ts'
import { Button } from '../button.tsx'
import { useHerName, useSettings, useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { VoiceDownload } from './voice-download.tsx'
import { useVoiceActions, useVoices } from './voices-context.tsx'
import { VOICES_WORDS } from './words.ts'

type VoiceRowProps = {
  voice: VoiceBody
  language: string
  languageName: string
  /** Whether it says what its model costs; the first of several voices of one model does. */
  withDetails: boolean
}

/** One voice that is here: who it is, how it sounds, and whether it speaks the language. */
export function VoiceRow({ voice, language, languageName, withDetails }: VoiceRowProps) {
  const text = useWords(VOICES_WORDS)
  const { language: locale } = useSettings()
  const actions = useVoiceActions()
  const herName = useHerName()
  const id = useId()
  const isHeard = useVoices((state) => state.heard === voice.id)
  const speaks = voice.default_for.includes(language)
  const name = voiceName(voice, locale)
  return (
    <li
      data-voice={voice.id}
      aria-labelledby={id}
      className={`grid gap-3 rounded-2xl border px-3 py-2.5 sm:px-4 ${speaks ? 'border-accent/50 bg-accent-soft/50' : 'border-line bg-raised'}`}
    >
      <div className="flex items-center gap-3">
        <IconButton
          icon={isHeard ? Square : Play}
          label={isHeard ? text.silence(name) : text.hear(name)}
          onClick={() => actions.togglePreview(voice, { text: sentenceIn(language, herName), language })}
          className={`bg-sunken ${isHeard ? 'text-accent' : ''}`}
        />
        <div className="min-w-0 flex-1">
          <h3 id={id} className="font-medium [overflow-wrap:anywhere]">
            {name}
          </h3>
          <p className="text-sm text-muted">
            <VoiceFacts voice={voice} />
          </p>
        </div>
        <Button
          aria-label={speaks ? undefined : text.useFor(name, languageName)}
          aria-pressed={speaks}
          onClick={() => {
            if (!speaks) void actions.change({ voices: { [language]: voice.id } })
          }}
          className={speaks ? 'cursor-default hover:bg-transparent' : 'border border-line'}
        >
          {speaks && <Check aria-hidden="true" className="size-4 text-accent" />}
          {speaks ? text.used(languageName) : text.use}
        </Button>
      </div>
      {withDetails && voice.download !== null && <VoiceDownload voice={voice} download={voice.download} />}
    </li>
  )
}

/** Gender, engine and its kind, and where the accent is from. */
export function VoiceFacts({ voice }: { voice: VoiceBody }) {
  const text = useWords(VOICES_WORDS)
  const { language } = useSettings()
  const { provider, gender } = voice
  const kind = { sherpa: text.neural, openai: text.server }[provider] ?? text.builtIn
  // eSpeak's voices have their accent in their name, and one throat for all.
  const isNamed = provider === 'espeak'
  const person = gender === 'neutral' || isNamed ? null : text[gender]
  const facts = [person, provider, kind, isNamed ? null : accentOf(voice, language)]
  return facts.filter((fact) => fact !== null).join(' · ')
}
