/** One passage for one voice; what a worker is asked. */
export type VoiceTask = {
  readonly text: string
  /** A `VoiceInfo.id` of the engine. */
  readonly voice: string
  readonly speed: number
}

export type TaskMessage = { readonly id: number; readonly task: VoiceTask }

/** What a worker answers. Frames of a task come in order, then exactly one `done` or `failed`, also when it was stopped. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'frame'; readonly id: number; readonly pcm: Int16Array<ArrayBuffer> }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }

/**
 * What every voice worker gets at birth. `stopWord[0]` holds the id of the task that should stop: a worker deep inside
 * WebAssembly hears no messages, but it can look at shared memory.
 */
export type WorkerBirth<Engine> = { readonly stopWord: Int32Array<SharedArrayBuffer>; readonly engine: Engine }
