import type { SetDownload, VoiceBody } from '@eva/protocol'
import { useRef } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { FetchRow } from './fetch-row.tsx'
import { VoiceRow } from './voice-row.tsx'
import { useVoiceActions } from './voices-context.tsx'
import { VOICES_WORDS } from './words.ts'

type VoiceListProps = { voices: readonly VoiceBody[]; language: string; languageName: string; chosen: string | null }

/** The voices of one language: those that are here, and those that can be fetched. */
export function VoiceList({ voices, language, languageName, chosen }: VoiceListProps) {
  const text = useWords(VOICES_WORDS)
  const title = useRef<HTMLHeadingElement>(null)
  const actions = useVoiceActions()
  const here = voices.filter(({ installed }) => installed)
  const toFetch = byModel(voices.filter(({ installed }) => !installed))
  const takeBack = () => {
    // The button goes away under the finger that pressed it.
    title.current?.focus()
    void actions.change({ voices: { [language]: null } })
  }
  return (
    <>
      <section className="grid gap-3">
        <div className="flex min-h-9 items-center gap-3">
          <h2 ref={title} tabIndex={-1} className="flex-1 font-serif text-xl outline-none">
            {text.here}
          </h2>
          {chosen !== null && <Button onClick={takeBack}>{text.takeBack}</Button>}
        </div>
        {here.length === 0 && <p className="text-muted">{text.nobody}</p>}
        <ul className="grid gap-2">
          {here.map((voice, index) => (
            <VoiceRow
              key={voice.id}
              voice={voice}
              language={language}
              languageName={languageName}
              withDetails={here.findIndex(({ download }) => download?.id === voice.download?.id) === index}
            />
          ))}
        </ul>
      </section>
      {toFetch.length > 0 && (
        <section className="grid gap-3">
          <h2 className="font-serif text-xl">{text.toFetch}</h2>
          <ul className="grid gap-2">
            {toFetch.map(({ voice, download, voices }) => (
              <FetchRow key={download.id} voice={voice} download={download} voices={voices} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type Fetchable = { voice: VoiceBody; download: SetDownload; voices: number }

/** The voices that can be fetched, as what is fetched: a model, by the first of its voices. */
function byModel(voices: readonly VoiceBody[]): readonly Fetchable[] {
  const models = new Map<string, Fetchable>()
  for (const voice of voices) {
    const { download } = voice
    if (download === null) continue
    const known = models.get(download.id)
    models.set(
      download.id,
      known === undefined ? { voice, download, voices: 1 } : { ...known, voices: known.voices + 1 },
    )
  }
  return [...models.values()]
}
