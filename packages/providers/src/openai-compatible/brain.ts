import type { Server } from './server.ts'

/** What the functions of one adapter share: its server, and what it has learnt about it. */
export type Brain = {
  readonly server: Server
  /** Aborts, with an error as its reason, when the adapter is closed. */
  readonly closing: AbortSignal
  readonly learnt: {
    /** `null` until the server has listed its models. */
    model: string | null
    /** False once the server has refused `stream_options`. */
    takesStreamOptions: boolean
  }
}
