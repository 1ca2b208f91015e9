/** The part of sherpa-onnx's addon that is used here; the package brings no types. */
declare module 'sherpa-onnx-node' {
  type Files = Readonly<Record<string, string>>
  /** One of the families is set; paths are absolute, an empty one counts as none. */
  export type OfflineTtsModel = {
    readonly vits?: Files
    readonly matcha?: Files
    readonly kokoro?: Files
    readonly kitten?: Files
    readonly supertonic?: Files
    readonly numThreads: number
    readonly provider: 'cpu'
    readonly debug: boolean
  }
  export type OfflineTtsConfig = {
    readonly model: OfflineTtsModel
    /** How many sentences go through the model together; each batch is told of by `onProgress`. */
    readonly maxNumSentences: number
  }
  export type GenerationSettings = {
    /** The speaker's number. */
    readonly sid: number
    readonly speed: number
    /** What only some families read. */
    readonly extra?: Readonly<Record<string, string | number>>
  }
  export class GenerationConfig {
    constructor(settings: GenerationSettings)
  }
  export class OfflineTts {
    /** Loads off the event loop. Rejects for files that cannot be read; ends the process for some that make no sense. */
    static createAsync(config: OfflineTtsConfig): Promise<OfflineTts>
    readonly sampleRate: number
    readonly numSpeakers: number
    /**
     * Works off the event loop. `onProgress` gets the samples of each batch, from −1 to 1, valid only during the call;
     * 0 stops before the next batch. Rejects when there is nothing to be heard.
     */
    generateAsync(request: {
      readonly text: string
      readonly enableExternalBuffer: boolean
      readonly generationConfig: GenerationConfig
      readonly onProgress: (batch: { readonly samples: Float32Array; readonly progress: number }) => 0 | 1
    }): Promise<{ readonly samples: Float32Array; readonly sampleRate: number }>
  }
  type Waveform = { readonly samples: Float32Array; readonly sampleRate: number }
  export type RecognizerConfig<Families> = {
    readonly featConfig: { readonly sampleRate: number; readonly featureDim: number }
    /** One of the families is set; paths are absolute. */
    readonly modelConfig: Families & {
      readonly tokens: string
      readonly modelType?: string
      readonly numThreads: number
      readonly provider: 'cpu'
      readonly debug: boolean
    }
  }
  export type OfflineRecognizerConfig = RecognizerConfig<{
    readonly whisper?: Files
    readonly moonshine?: Files
    readonly transducer?: Files
    readonly nemoCtc?: Files
    readonly senseVoice?: Readonly<Record<string, string | number>>
  }>
  export class OfflineStream {
    acceptWaveform(sound: Waveform): void
  }
  export class OfflineRecognizer {
    /** Loads off the event loop; as with voices, some files that make no sense end the process. */
    static createAsync(config: OfflineRecognizerConfig): Promise<OfflineRecognizer>
    createStream(): OfflineStream
    /** What of it may change is Whisper's language. */
    setConfig(config: OfflineRecognizerConfig): void
    /** Works off the event loop. */
    decodeAsync(stream: OfflineStream): Promise<{ readonly text: string; readonly lang: string }>
  }
  export type OnlineRecognizerConfig = RecognizerConfig<{
    readonly transducer?: Files
    readonly zipformer2Ctc?: Files
    readonly nemoCtc?: Files
  }> & { readonly decodingMethod: 'greedy_search'; readonly enableEndpoint: boolean }
  export class OnlineStream {
    acceptWaveform(sound: Waveform): void
    inputFinished(): void
  }
  /** Loads and works on the thread that it is called on. */
  export class OnlineRecognizer {
    constructor(config: OnlineRecognizerConfig)
    createStream(): OnlineStream
    isReady(stream: OnlineStream): boolean
    decode(stream: OnlineStream): void
    getResult(stream: OnlineStream): { readonly text: string }
  }
  /** Only the default has everything: Node cannot read the names out of the package. */
  const sherpa: {
    readonly OfflineTts: typeof OfflineTts
    readonly GenerationConfig: typeof GenerationConfig
    readonly OfflineRecognizer: typeof OfflineRecognizer
    readonly OnlineRecognizer: typeof OnlineRecognizer
  }
  export default sherpa
}
