import type { Clock, EvaError } from '@eva/core'
import type { Agent } from 'undici'
import type { Address } from './address.ts'

/** An Ollama, and the connections to it. */
export type Server = { readonly address: Address; readonly connections: Agent }

/** What is known of the model that answers. */
export type ModelFacts = {
  readonly name: string
  /** The context that it is loaded with, tokens. The same in every request: another one would load it again. */
  readonly contextTokens: number
  /** What is said about thinking in each request; `undefined` where it must not be mentioned. */
  readonly think: false | 'low' | undefined
}

/** What the functions of one adapter share. */
export type Brain = {
  readonly server: Server
  readonly clock: Pick<Clock, 'nowMs'>
  /** Aborts, with an error as its reason, when the adapter is closed. */
  readonly closing: AbortSignal
  readonly wanted: {
    /** `null`: the first that is installed and can chat. */
    readonly model: string | null
    readonly contextTokens: number
  }
  readonly learnt: {
    /** `null` until Ollama has told. */
    model: ModelFacts | null
    /** `null` until it was begun, and after Ollama was lost. Never rejects. */
    preloading: Promise<void> | null
    /** Why the model could not be loaded, when that was tried last. */
    preloadFailure: EvaError | null
  }
}
