import type { SetDownload, VoiceBody } from '@eva/protocol'
import { hereAndToFetch, sizeCell, someLanguages } from './set-lines.ts'

/** The voices that are here, one to a line, and below them the models that can be fetched. */
export function voiceLines(voices: readonly VoiceBody[]): readonly string[] {
  const here = voices
    .filter(({ installed }) => installed)
    .map(({ id, languages, name, gender, default_for }) => [
      id,
      someLanguages(languages),
      `${name} (${gender})${default_for.length === 0 ? '' : `  speaks ${default_for.join(', ')}`}`,
    ])
  const others = modelsOf(voices.filter(({ installed }) => !installed))
  return hereAndToFetch(here, others.map(row), 'npx eva voices pull <voice>')
}

type Model = { readonly download: SetDownload; readonly languages: readonly string[]; readonly voices: number }

function modelsOf(voices: readonly VoiceBody[]): readonly Model[] {
  const models = new Map<string, Model>()
  for (const { download, languages } of voices) {
    if (download === null) continue
    const known = models.get(download.id) ?? { download, languages: [], voices: 0 }
    const all = [...new Set([...known.languages, ...languages])]
    models.set(download.id, { download, languages: all, voices: known.voices + 1 })
  }
  return [...models.values()]
}

const row = ({ download, languages, voices }: Model): readonly string[] => [
  download.id,
  someLanguages(languages),
  sizeCell(download),
  voices === 1 ? '1 voice' : `${voices} voices`,
  download.licence.name,
  download.good_for.en,
]
