/** The part of the Web Audio API that the player uses; a browser's `AudioContext` is one. */
export type AudioContextLike = {
  readonly currentTime: number
  readonly sampleRate: number
  /** `running`, `suspended`, `closed`, and on iOS `interrupted`. */
  readonly state: string
  /** Seconds between handing a sample over and hearing it; not every browser tells. */
  readonly outputLatency?: number
  readonly destination: AudioNodeLike
  createBuffer(channels: number, length: number, sampleRate: number): AudioBufferLike
  createBufferSource(): SourceLike
  createGain(): GainLike
  resume(): Promise<void>
}

export type AudioNodeLike = { disconnect(): void }

export type AudioBufferLike = { copyToChannel(samples: Float32Array<ArrayBuffer>, channel: number): void }

export type SourceLike = AudioNodeLike & {
  buffer: AudioBufferLike | null
  connect(node: AudioNodeLike): unknown
  start(atS: number): void
  stop(atS: number): void
}

export type GainLike = AudioNodeLike & {
  readonly gain: {
    setValueAtTime(value: number, atS: number): unknown
    linearRampToValueAtTime(value: number, atS: number): unknown
  }
  connect(node: AudioNodeLike): unknown
}
