import type { VoiceBody } from '@eva/protocol'
import { Check, Play, Square } from 'lucide-react'
import { nameIn, sentenceIn } from '../../lib/voices/sentences.ts'
import { Button } from '../button.tsx'
import { useSettings, useText, useVoiceActions, useVoices } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { DownloadDetails } from './download-details.tsx'

type VoiceRowProps = { voice: VoiceBody; language: string; languageName: string }

/** One voice: who it is, how it sounds, and whether it speaks the language. */
export function VoiceRow({ voice, language, languageName }: VoiceRowProps) {
  const { voices: text } = useText()
  const actions = useVoiceActions()
  const isHeard = useVoices((state) => state.heard === voice.id)
  const speaks = voice.default_for.includes(language)
  return (
    <li
      data-voice={voice.id}
      className={`grid gap-3 rounded-2xl border px-3 py-3 sm:px-4 ${speaks ? 'border-accent/50 bg-accent-soft/50' : 'border-line bg-raised'}`}
    >
      <div className="flex items-center gap-3">
        {voice.installed && (
          <IconButton
            icon={isHeard ? Square : Play}
            label={isHeard ? text.silence(voice.name) : text.hear(voice.name)}
            aria-pressed={isHeard}
            onClick={() => actions.togglePreview(voice, { text: sentenceIn(language), language })}
            className="bg-sunken"
          />
        )}
        <div className="min-w-0 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">{voice.name}</p>
          <p className="text-sm text-muted">
            <VoiceFacts voice={voice} />
          </p>
        </div>
        {speaks && (
          <p className="flex items-center gap-1.5 text-sm font-medium text-accent">
            <Check aria-hidden="true" className="size-4" />
            {text.used(languageName)}
          </p>
        )}
        {voice.installed && !speaks && (
          <Button
            aria-label={text.useFor(voice.name, languageName)}
            onClick={() => void actions.change({ voices: { [language]: voice.id } })}
            className="border border-line"
          >
            {text.use}
          </Button>
        )}
      </div>
      {voice.download !== null && <DownloadDetails voice={voice} download={voice.download} />}
    </li>
  )
}

/** Kind of engine, gender, and where the accent is from. */
function VoiceFacts({ voice }: { voice: VoiceBody }) {
  const { voices: text } = useText()
  const { language } = useSettings()
  const kind = { sherpa: text.neural, openai: text.server }[voice.provider] ?? text.builtIn
  const [tag = ''] = voice.languages
  const facts = [text[voice.gender], voice.provider, kind, tag.includes('-') ? nameIn(tag, language) : null]
  return facts.filter((fact) => fact !== null).join(' · ')
}
