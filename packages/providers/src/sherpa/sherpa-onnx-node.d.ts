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
  /** Only the default has everything: Node cannot read the names out of the package. */
  const sherpa: { readonly OfflineTts: typeof OfflineTts; readonly GenerationConfig: typeof GenerationConfig }
  export default sherpa
}
