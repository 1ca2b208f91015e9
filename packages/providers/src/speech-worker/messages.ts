import type { TimedPhoneme, TimedWord } from '@eva/core'

/** One passage for one voice; what a worker is asked. */
export type VoiceTask = {
  readonly text: string
  /** A `VoiceInfo.id` of the engine. */
  readonly voice: string
  readonly language: string
  readonly speed: number
  readonly pitch: number
}

/** When things sound in one passage: ms from the first sample that the engine made of it. */
export type PassageTiming = { readonly words: readonly TimedWord[]; readonly phonemes: readonly TimedPhoneme[] }

export type TaskMessage = { readonly id: number; readonly task: VoiceTask }

/** What a worker answers. Frames of a task come in order, then its timing where there is one, then exactly one `done` or `failed`, also when it was stopped. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'frame'; readonly id: number; readonly pcm: Int16Array<ArrayBuffer> }
  /** Times count from the first sample of the first frame. */
  | { readonly type: 'timing'; readonly id: number; readonly timing: PassageTiming }
  | { readonly type: 'done'; readonly id: number }
  | {
      readonly type: 'failed'
      readonly id: number
      readonly reason: string
      /** `voice_failed` where nothing is given. */
      readonly code?: 'voice_cannot_say'
    }

/**
 * What every voice worker gets at birth. `stopWord[0]` holds the id of the task that should stop: a worker deep inside
 * WebAssembly hears no messages, but it can look at shared memory.
 */
export type WorkerBirth<Engine> = { readonly stopWord: Int32Array<SharedArrayBuffer>; readonly engine: Engine }

/** What a lane talks to: a worker, or something that behaves like one. */
export type SpeechHost = {
  on(event: 'message', heard: (message: WorkerMessage) => void): unknown
  on(event: 'error', heard: (error: unknown) => void): unknown
  on(event: 'exit', heard: (code: number) => void): unknown
  postMessage(message: TaskMessage): void
  terminate(): Promise<unknown>
  /** Stops a task, for a host that does not look at the stop word. */
  stop?(id: number): void
}
