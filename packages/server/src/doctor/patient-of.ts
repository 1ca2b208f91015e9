import type { BrainState, Clock } from '@eva/core'
import type { Parts } from '../assemble.ts'
import type { Config } from '../config.ts'
import type { Patient, Surroundings } from './patient.ts'

/** What is known of her parts only where they are at work. */
export type AtWork = Pick<Surroundings, 'eventLoop' | 'pages'> & {
  /** Where she is to be found; `null` while she does not run. */
  readonly address: () => string | null
  /** How the router sees the brains; `null` without one. */
  readonly routing: () => readonly BrainState[] | null
  readonly wakeBrain: (id: string) => void
}

/** Her parts, as they are looked at. */
export const patientOf = (parts: Parts, config: Config, clock: Clock, atWork: AtWork): Patient => ({
  clock,
  config: () => config,
  brains: () => parts.brains,
  voices: () => parts.voices,
  ears: () => parts.ears,
  address: atWork.address,
  routing: atWork.routing,
  wakeBrain: atWork.wakeBrain,
  store: parts.store,
  database: parts.database,
  models: parts.models,
  neuralVoices: parts.neural,
  neuralEars: parts.neuralEars,
  toHearingRate: parts.toHearingRate,
  surroundings: {
    hardware: parts.hardware,
    natives: parts.natives,
    tools: parts.tools,
    eventLoop: atWork.eventLoop,
    pages: atWork.pages,
  },
})
