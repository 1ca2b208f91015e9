import { filesByRole } from '../file-sets/index.ts'
import type { VoiceEntry } from './catalogue.ts'

/** What is listed of a voice that could be installed, as its engine wants it. */
export type KnownVoice = ReturnType<typeof knownVoice>

/** What an engine speaks with: the files by their roles, relative to `folder`. Fits the contract of the neural voices. */
export type InstalledVoice = ReturnType<typeof installedVoice>

export const knownVoice = ({ id, name, languages, speakers, sample_rate }: VoiceEntry) => ({
  id,
  name,
  languages,
  speakers: speakers.map(({ languages: own, ...speaker }) =>
    own === undefined ? speaker : { ...speaker, languages: own },
  ),
  sampleRate: sample_rate,
})

/** @throws EvaError `internal` for an entry without a file that its family needs */
export const installedVoice = (entry: VoiceEntry, folder: string) => ({
  ...knownVoice(entry),
  ...filesOf(entry),
  folder,
})

function filesOf(entry: VoiceEntry) {
  const { family } = entry
  const { all, find, need } = filesByRole(entry)
  const dataDir = find('dataDir')
  const letters = () => ({
    model: need('model'),
    tokens: need('tokens'),
    ...(dataDir === undefined ? {} : { dataDir }),
  })
  const styled = () => ({ ...letters(), voices: need('voices'), dataDir: need('dataDir') })
  switch (family) {
    case 'vits':
    case 'mms':
      return { family, files: letters() }
    case 'kokoro': {
      const lexicon = all('lexicon')
      return { family, files: lexicon.length === 0 ? styled() : { ...styled(), lexicon } }
    }
    case 'kitten':
      return { family, files: styled() }
    case 'matcha':
      return { family, files: { ...letters(), vocoder: need('vocoder') } }
    case 'supertonic':
      return {
        family,
        files: {
          durationPredictor: need('durationPredictor'),
          textEncoder: need('textEncoder'),
          vectorEstimator: need('vectorEstimator'),
          vocoder: need('vocoder'),
          ttsJson: need('ttsJson'),
          unicodeIndexer: need('unicodeIndexer'),
          voiceStyle: need('voiceStyle'),
        },
      }
    default:
      return family satisfies never
  }
}
