import type { LoadingReport } from '../sherpa-process/index.ts'
import type { WorkerMessage } from '../speech-worker/index.ts'
import type { SherpaVoiceModel } from './voice-model.ts'

/** One passage, and everything that it takes to say it: the process knows nothing of what is installed. */
export type SayOrder = {
  readonly type: 'say'
  readonly id: number
  readonly text: string
  readonly voice: string
  readonly language: string
  readonly speed: number
  readonly model: SherpaVoiceModel
  /** The speaker's number in the model. */
  readonly speaker: number
  /** What brings the voice to the common level; `null` when nobody has heard it yet. */
  readonly gain: number | null
  /** The models that there are now; others are let go. */
  readonly installed: readonly string[]
}

/** What the process is asked. */
export type Order =
  | SayOrder
  | { readonly type: 'stop'; readonly id: number }
  /** Load the model and let it speak, unheard, before somebody waits for it. */
  | { readonly type: 'warm'; readonly model: SherpaVoiceModel }

/** What the process answers: what a voice worker does, and how it is. */
export type Report =
  | Exclude<WorkerMessage, { type: 'ready' }>
  | LoadingReport<SherpaVoiceModel>
  /** The model's files cannot be used; comes before the `failed` of the task. */
  | { readonly type: 'broken'; readonly model: SherpaVoiceModel; readonly reason: string }
  | { readonly type: 'gain'; readonly voice: string; readonly gain: number }
  /** After each task: bytes of memory now, and those after the latest model was loaded. */
  | { readonly type: 'memory'; readonly bytes: number; readonly atLoadBytes: number }
