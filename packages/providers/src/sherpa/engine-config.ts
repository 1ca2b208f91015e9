import { isAbsolute, join } from 'node:path'
import type { OfflineTtsConfig, OfflineTtsModel } from 'sherpa-onnx-node'
import type { SherpaModelFiles, SherpaVoiceModel } from './voice-model.ts'

/** What espeak-ng, which reads for Kokoro, calls a language whose plain tag means another accent than Kokoro's. */
const ESPEAK_NAMES: Readonly<Record<string, string>> = { en: 'en-us', pt: 'pt-br' }

/** Languages that Kokoro reads by its own lexicon, better than by espeak-ng. */
const KOKORO_READS: ReadonlySet<string> = new Set(['en', 'zh'])

/** What sherpa-onnx is told of a model. */
export function engineConfig(model: SherpaVoiceModel, numThreads: number): OfflineTtsConfig {
  // One sentence at a time: the first is heard while the next is made, and a stop between them is heeded.
  return {
    model: { ...familyConfig(model, model), numThreads, provider: 'cpu', debug: false },
    maxNumSentences: 1,
  }
}

/** Every file and folder that the model cannot do without, absolute. */
export const neededPaths = ({ folder, files }: SherpaVoiceModel): readonly string[] =>
  Object.values(files)
    .flat()
    .map((path) => placed(folder, path))

/** The one of the model's languages that `language` means, as a primary tag; its first when it does not speak it. */
export function spokenLanguage({ languages }: Pick<SherpaVoiceModel, 'languages'>, language: string): string {
  const own = languages.map(primary)
  return own.includes(primary(language)) ? primary(language) : (own[0] ?? 'en')
}

/** What a family wants to know beside the text: models of several languages must be told which one it is. */
export function generationExtra(model: SherpaVoiceModel, language: string): Readonly<Record<string, string>> {
  const spoken = spokenLanguage(model, language)
  switch (model.family) {
    case 'supertonic':
      return { lang: spoken }
    case 'kokoro':
      return KOKORO_READS.has(spoken) ? {} : { lang: espeakName(spoken) }
    case 'vits':
    case 'mms':
    case 'kitten':
    case 'matcha':
      return {}
    default:
      return model satisfies never
  }
}

/** The text as the family's reader wants it: MMS knows small letters only, and its reader makes small only those of English. */
export const textFor = ({ family }: SherpaVoiceModel, text: string, language: string): string =>
  family === 'mms' ? text.toLocaleLowerCase(language) : text

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag

const espeakName = (language: string): string => ESPEAK_NAMES[language] ?? language

const placed = (folder: string, path: string): string => (isAbsolute(path) ? path : join(folder, path))

type FamilyConfig = Omit<OfflineTtsModel, 'numThreads' | 'provider' | 'debug'>

function familyConfig(
  model: SherpaModelFiles,
  { folder, languages }: Pick<SherpaVoiceModel, 'folder' | 'languages'>,
): FamilyConfig {
  const at = (path: string | undefined): string => (path === undefined ? '' : placed(folder, path))
  switch (model.family) {
    case 'vits':
    case 'mms': {
      const { model: network, tokens, lexicon, dataDir } = model.files
      return { vits: { model: at(network), tokens: at(tokens), lexicon: at(lexicon), dataDir: at(dataDir) } }
    }
    case 'matcha': {
      const { model: acousticModel, vocoder, tokens, lexicon, dataDir } = model.files
      const rest = { tokens: at(tokens), lexicon: at(lexicon), dataDir: at(dataDir) }
      return { matcha: { acousticModel: at(acousticModel), vocoder: at(vocoder), ...rest } }
    }
    case 'kokoro': {
      const { model: network, voices, tokens, dataDir, lexicon = [] } = model.files
      // Without a lexicon a model of several languages refuses to load until it is told one.
      const lang = lexicon.length === 0 ? espeakName(spokenLanguage({ languages }, '')) : ''
      const reading = { tokens: at(tokens), dataDir: at(dataDir), lexicon: lexicon.map(at).join(','), lang }
      return { kokoro: { model: at(network), voices: at(voices), ...reading } }
    }
    case 'kitten': {
      const { model: network, voices, tokens, dataDir } = model.files
      return { kitten: { model: at(network), voices: at(voices), tokens: at(tokens), dataDir: at(dataDir) } }
    }
    case 'supertonic':
      return { supertonic: Object.fromEntries(Object.entries(model.files).map(([role, path]) => [role, at(path)])) }
    default:
      return model satisfies never
  }
}
