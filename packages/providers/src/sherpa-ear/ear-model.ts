/** An encoder and a decoder that guesses on from what it has heard. With languages, it tells or is told which it hears. */
export type WhisperFiles = { readonly encoder: string; readonly decoder: string; readonly tokens: string }

/** The first release is in four parts, the second in two: an encoder and a decoder that has both ways in one file. */
export type MoonshineFiles =
  | {
      readonly preprocessor: string
      readonly encoder: string
      readonly uncachedDecoder: string
      readonly cachedDecoder: string
      readonly tokens: string
    }
  | { readonly encoder: string; readonly mergedDecoder: string; readonly tokens: string }

export type TransducerFiles = {
  readonly encoder: string
  readonly decoder: string
  readonly joiner: string
  readonly tokens: string
}

export type CtcFiles = { readonly model: string; readonly tokens: string }

/** A kind of recogniser and what it is made of; paths are absolute or relative to the model's folder. */
export type SherpaEarFiles =
  | { readonly family: 'whisper'; readonly files: WhisperFiles }
  | { readonly family: 'moonshine'; readonly files: MoonshineFiles }
  /** Parakeet TDT and its like. */
  | { readonly family: 'nemo-transducer'; readonly files: TransducerFiles }
  | { readonly family: 'nemo-ctc'; readonly files: CtcFiles }
  | { readonly family: 'sense-voice'; readonly files: CtcFiles }
  | { readonly family: 'streaming-zipformer'; readonly files: TransducerFiles }
  | { readonly family: 'streaming-zipformer-ctc'; readonly files: CtcFiles }
  | { readonly family: 'streaming-nemo-ctc'; readonly files: CtcFiles }

export type SherpaEarFamily = SherpaEarFiles['family']

/** A recogniser as it lies on the disk, whole. */
export type SherpaEarModel = SherpaEarFiles & {
  /** Its name in the catalogue; letters, digits, dots, dashes and underscores, no slash. */
  readonly id: string
  readonly name: string
  /** Absolute. */
  readonly folder: string
  /** Primary tags of what it understands; empty for one of many languages that tells which it heard. */
  readonly languages: readonly string[]
}

/** A recogniser that could be installed: all that is listed of it before. */
export type SherpaCataloguedEar = Pick<SherpaEarModel, 'id' | 'name' | 'languages' | 'family'>

/** Whether it tells words while they are said. */
export const isStreaming = ({ family }: { readonly family: SherpaEarFamily }): boolean =>
  family.startsWith('streaming-')
