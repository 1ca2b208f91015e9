import type { FinishedTurn } from '../contracts/store.ts'
import { type OwnPauses, UNKNOWN_PAUSES } from '../hearing/own-pauses.ts'

/** Weight of the latest turn in what her work is expected to take: four turns make up most of it. */
const WEIGHT = 0.3

/** How a turn was made: instants in ms from the true end of speech. */
export type VoiceTurn = {
  /** She began to work on it. */
  readonly begunMs: number
  /** It was drafted: brain and voice worked before it was decided that the person had finished. */
  readonly wasDrafted: boolean
}

/** What is learnt while somebody talks with her: how they pause, and how long her own work takes. One for each conversation. */
export class Habits {
  pauses: OwnPauses = UNKNOWN_PAUSES
  #earMs = 0
  #workMs = 0

  /** What is left to hide in a silence before she can be heard, in ms; 0 while nothing is known. */
  workMs(isDrafted: boolean): number {
    return isDrafted ? this.#workMs : this.#earMs
  }

  learn({ waterfall }: FinishedTurn, { begunMs, wasDrafted }: VoiceTurn): void {
    if (waterfall === null || waterfall.stt === null) return
    const earMs = waterfall.stt - begunMs
    this.#earMs = mixed(this.#earMs, earMs)
    if (waterfall.ttfa === null || waterfall.endpoint === null) return
    const restMs = waterfall.ttfa - (wasDrafted ? waterfall.stt : waterfall.endpoint)
    this.#workMs = mixed(this.#workMs, earMs + Math.max(0, restMs))
  }
}

const mixed = (before: number, ms: number): number =>
  before === 0 ? Math.max(0, ms) : before + WEIGHT * (Math.max(0, ms) - before)
