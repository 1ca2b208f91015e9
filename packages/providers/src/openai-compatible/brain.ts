import type { OptionalField } from './optional-fields.ts'
import type { Server } from './server.ts'

/** What the functions of one adapter share: its server, and what it has learnt about it. */
export type Brain = {
  readonly server: Server
  /** Aborts, with an error as its reason, when the adapter is closed. */
  readonly closing: AbortSignal
  readonly learnt: Learnt
}

/** What a server has shown of itself. Everything is tried once; nothing that it refused is sent again. */
export type Learnt = {
  /** `null` until the server has listed its models. */
  model: string | null
  /** Whom the server names as the owner of its models, which gives its software away; `null` until it has. */
  owner: string | null
  readonly refused: Set<OptionalField>
  /** False once the server has refused a last message by the assistant. */
  goesOn: boolean
  /** Answers that came with thoughts although they were not wanted. */
  thoughts: number
}

export const nothingLearnt = (model: string | null): Learnt => ({
  model,
  owner: null,
  refused: new Set(),
  goesOn: true,
  thoughts: 0,
})
