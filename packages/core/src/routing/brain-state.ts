/** How one brain stands, for statistics. */
export type BrainState = {
  readonly id: string
  readonly model: string
  /** `ready`; `quota`: waits for its quota; `resting`: left alone after failures, or because it has become slow; `busy`: at work on all it can do. */
  readonly state: 'ready' | 'quota' | 'resting' | 'busy'
  /** When it is expected back, ms from now; `null` when it is ready or that is unknown. */
  readonly untilMs: number | null
  /** Answers being made now. */
  readonly running: number
  /** Its own rhythm: the time to its first token that it keeps in 95 % of cases, ms; `null` before it is known. */
  readonly firstTokenP95Ms: number | null
  /** What is left of each limit that is known. */
  readonly quota: readonly { readonly kind: string; readonly limit: number; readonly remaining: number }[]
}
