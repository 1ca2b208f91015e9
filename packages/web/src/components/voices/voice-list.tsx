import type { VoiceBody } from '@eva/protocol'
import { nameIn } from '../../lib/voices/sentences.ts'
import { Button } from '../button.tsx'
import { useSettings, useText, useVoiceActions } from '../eva-context.tsx'
import { VoiceRow } from './voice-row.tsx'

type VoiceListProps = { voices: readonly VoiceBody[]; language: string; chosen: string | null }

/** The voices of one language: those that are here, and those that can be fetched. */
export function VoiceList({ voices, language, chosen }: VoiceListProps) {
  const { voices: text } = useText()
  const { language: locale } = useSettings()
  const actions = useVoiceActions()
  const here = voices.filter(({ installed }) => installed)
  const toFetch = voices.filter(({ installed, download }) => !installed && download !== null)
  const languageName = nameIn(language, locale)
  return (
    <>
      <section className="grid gap-3">
        <div className="flex min-h-9 items-center gap-3">
          <h2 className="flex-1 font-serif text-xl">{text.here}</h2>
          {chosen !== null && (
            <Button onClick={() => void actions.change({ voices: { [language]: null } })}>{text.takeBack}</Button>
          )}
        </div>
        {here.length === 0 && <p className="text-muted">{text.nobody}</p>}
        <ul className="grid gap-2">
          {here.map((voice) => (
            <VoiceRow key={voice.id} voice={voice} language={language} languageName={languageName} />
          ))}
        </ul>
      </section>
      {toFetch.length > 0 && (
        <section className="grid gap-3">
          <h2 className="font-serif text-xl">{text.toFetch}</h2>
          <ul className="grid gap-2">
            {toFetch.map((voice) => (
              <VoiceRow key={voice.id} voice={voice} language={language} languageName={languageName} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
