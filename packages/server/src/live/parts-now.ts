import type { Ear, Llm, Speech, Store } from '@eva/core'
import type { Parts } from '../eva-parts.ts'
import type { BrokenPart } from '../telemetry/health.ts'

/** What she is made of at the moment when it is looked at. */
export type PartsNow = {
  readonly brains: readonly Llm[]
  readonly voices: readonly Speech[]
  readonly ears: readonly Ear[]
  readonly store: Store
  readonly broken: readonly BrokenPart[]
}

/** Each property is read anew whenever it is asked for. */
export const partsNow = ({ brains, voices, ears }: Parts, store: Store): PartsNow => ({
  store,
  get brains() {
    return brains.parts.map(({ llm }) => llm)
  },
  get voices() {
    return voices.parts
  },
  get ears() {
    return ears.parts
  },
  get broken() {
    return [...brains.broken, ...voices.broken, ...ears.broken]
  },
})
