// The parts of HeadAudio that run anywhere: its signal processor and the reader of its model.
declare module '@met4citizen/headaudio/modules/processor.mjs' {
  /** Times in seconds from the first sample. */
  export type Message =
    | { readonly event: 'viseme'; readonly viseme: number; readonly t: number }
    | { readonly event: 'started' | 'ended'; readonly t: number }

  export class Processor {
    constructor(
      options: { readonly sampleRate: number },
      host: { readonly port: { postMessage(message: Message): void } },
    )
    process(samples: Float32Array): void
    readonly classifier: { import(data: { readonly model: readonly unknown[] }): void }
  }
}

declare module '@met4citizen/headaudio/modules/training.mjs' {
  export class Training {
    loadModel(location: string): Promise<{ readonly model: readonly unknown[] }>
  }
}
