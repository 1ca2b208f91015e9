import type { VoiceInfo } from '@eva/core'

/** One of the people that a model speaks as. */
export type SherpaSpeaker = {
  /** The part of a `VoiceInfo.id` behind the slash: `sherpa:<model>/<name>`. */
  readonly name: string
  /** Its number in the model. */
  readonly id: number
  readonly gender: VoiceInfo['gender']
  /** What this speaker speaks well, the main one first, when it is less than what the model does. */
  readonly languages?: readonly string[]
}

/** VITS, as Piper and MMS train it. With `dataDir` (espeak-ng-data) it reads phonemes, without it letters or a lexicon. */
export type VitsFiles = {
  readonly model: string
  readonly tokens: string
  readonly lexicon?: string
  readonly dataDir?: string
}

export type KokoroFiles = {
  readonly model: string
  readonly voices: string
  readonly tokens: string
  readonly dataDir: string
  /** One or more, for models of several languages. */
  readonly lexicon?: readonly string[]
}

export type KittenFiles = Omit<KokoroFiles, 'lexicon'>

/** The acoustic model and the vocoder that makes samples of its spectra. */
export type MatchaFiles = VitsFiles & { readonly vocoder: string }

export type SupertonicFiles = {
  readonly durationPredictor: string
  readonly textEncoder: string
  readonly vectorEstimator: string
  readonly vocoder: string
  readonly ttsJson: string
  readonly unicodeIndexer: string
  readonly voiceStyle: string
}

/** A kind of model and what it is made of; paths are absolute or relative to the model's folder. */
export type SherpaModelFiles =
  | { readonly family: 'vits' | 'mms'; readonly files: VitsFiles }
  | { readonly family: 'kokoro'; readonly files: KokoroFiles }
  | { readonly family: 'kitten'; readonly files: KittenFiles }
  | { readonly family: 'matcha'; readonly files: MatchaFiles }
  | { readonly family: 'supertonic'; readonly files: SupertonicFiles }

export type SherpaFamily = SherpaModelFiles['family']

/** A voice model as it lies on the disk, whole. */
export type SherpaVoiceModel = SherpaModelFiles & {
  /** Its name in the catalogue; letters, digits, dots, dashes and underscores, no slash. */
  readonly id: string
  readonly name: string
  /** Absolute. */
  readonly folder: string
  /** BCP 47 tags, the main one first. */
  readonly languages: readonly string[]
  /** At least one. A model with a single one is the voice `sherpa:<id>`, otherwise there is one voice for each. */
  readonly speakers: readonly SherpaSpeaker[]
  readonly sampleRate: number
}

/** A voice model that could be installed: all that is listed of it before. */
export type SherpaCataloguedModel = Pick<SherpaVoiceModel, 'id' | 'name' | 'languages' | 'speakers' | 'sampleRate'>
