import type { BrainState, Clock } from '@eva/core'
import type { Parts } from '../eva-parts.ts'
import { chooseNow } from '../models/index.ts'
import type { AccessState, Patient, Surroundings } from './patient.ts'

/** What is known of her parts only where they are at work. */
export type AtWork = Pick<Surroundings, 'eventLoop' | 'pages'> & {
  /** Where she is to be found; `null` while she does not run. */
  readonly address: () => string | null
  readonly access: () => AccessState
  /** How the router sees the brains; `null` without one. */
  readonly routing: () => readonly BrainState[] | null
  readonly wakeBrain: (id: string) => void
}

/** Her parts, as they are looked at. */
export const patientOf = (parts: Parts, clock: Clock, atWork: AtWork): Patient => ({
  clock,
  config: () => parts.settings.now().config,
  brains: () => parts.brains,
  loadingBrains: () => parts.brains.opening,
  voices: () => parts.voices,
  ears: () => parts.ears,
  address: atWork.address,
  access: atWork.access,
  enter: parts.enter,
  routing: atWork.routing,
  wakeBrain: atWork.wakeBrain,
  store: parts.store,
  database: parts.database,
  models: {
    list: () => parts.models.list(),
    pull: (name) => parts.models.pull(name),
    choose: (name) => chooseNow(parts.models, parts.settings, name),
  },
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
