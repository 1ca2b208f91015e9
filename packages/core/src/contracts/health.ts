/** What a provider found out about itself by being used, not by being configured. */
export type ComponentHealth = {
  ok: boolean
  /** One line for a person: what answers, or what is wrong and how to mend it. */
  detail: string
  /** How long the check took; `null` when nothing was tried. */
  latencyMs: number | null
}
