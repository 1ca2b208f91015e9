import { filesByRole } from '../file-sets/index.ts'
import type { EarEntry } from './catalogue.ts'

/** What is listed of an ear that could be installed, as its engine wants it. */
export type KnownEar = ReturnType<typeof knownEar>

/** What an engine hears with: the files by their roles, relative to `folder`. Fits the contract of the neural ears. */
export type InstalledEar = ReturnType<typeof installedEar>

export const knownEar = ({ id, name, languages, family }: EarEntry) => ({ id, name, languages, family })

/** @throws EvaError `internal` for an entry without a file that its family needs */
export const installedEar = (entry: EarEntry, folder: string) => ({ ...knownEar(entry), ...filesOf(entry), folder })

function filesOf(entry: EarEntry) {
  const { family } = entry
  const { find, need } = filesByRole(entry)
  switch (family) {
    case 'whisper':
      return { family, files: { encoder: need('encoder'), decoder: need('decoder'), tokens: need('tokens') } }
    case 'moonshine': {
      const shared = { encoder: need('encoder'), tokens: need('tokens') }
      const mergedDecoder = find('mergedDecoder')
      if (mergedDecoder !== undefined) return { family, files: { ...shared, mergedDecoder } }
      const preprocessor = need('preprocessor')
      const decoders = { uncachedDecoder: need('uncachedDecoder'), cachedDecoder: need('cachedDecoder') }
      return { family, files: { ...shared, preprocessor, ...decoders } }
    }
    case 'nemo-transducer':
    case 'streaming-zipformer': {
      const files = { encoder: need('encoder'), decoder: need('decoder'), joiner: need('joiner') }
      return { family, files: { ...files, tokens: need('tokens') } }
    }
    case 'sense-voice':
      return { family, files: { model: need('model'), tokens: need('tokens') } }
    default:
      return family satisfies never
  }
}
