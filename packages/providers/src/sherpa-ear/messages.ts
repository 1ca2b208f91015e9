import type { Pcm } from '@eva/core'
import type { LoadingReport } from '../sherpa-process/index.ts'
import type { SherpaEarModel } from './ear-model.ts'

/** What the process is asked. Numbers are given out by who asks, one for each utterance. */
export type Order =
  | {
      readonly type: 'hear'
      readonly id: number
      readonly samples: Pcm
      readonly model: SherpaEarModel
      readonly language: string | null
      /** The models that there are now; others are let go. */
      readonly installed: readonly string[]
    }
  /** Begin to hear along. */
  | {
      readonly type: 'open'
      readonly id: number
      readonly model: SherpaEarModel
      readonly installed: readonly string[]
    }
  | { readonly type: 'push'; readonly id: number; readonly samples: Pcm }
  | { readonly type: 'finish'; readonly id: number }
  /** Nobody wants to know any more. */
  | { readonly type: 'stop'; readonly id: number }
  /** Load the model before somebody waits for it. */
  | { readonly type: 'warm'; readonly model: SherpaEarModel }

/** What the process answers. */
export type Report =
  | LoadingReport<SherpaEarModel>
  | { readonly type: 'partial'; readonly id: number; readonly text: string }
  | { readonly type: 'heard'; readonly id: number; readonly text: string; readonly language: string | null }
  /** Instead of `heard`; `broken` when the model's files cannot be used. */
  | {
      readonly type: 'failed'
      readonly id: number
      readonly reason: string
      readonly broken: SherpaEarModel | null
    }
  /** The work on it is over, also when it was stopped: what is left of it costs nothing any more. */
  | { readonly type: 'ended'; readonly id: number }
  /** After that: bytes of memory now, and those after the latest model was loaded. */
  | { readonly type: 'memory'; readonly bytes: number; readonly atLoadBytes: number }
