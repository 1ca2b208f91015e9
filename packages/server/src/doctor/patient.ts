import type { BrainState, Candidate, Clock, Ear, Pcm, Speech, Store } from '@eva/core'
import type { Config } from '../config.ts'
import type { DatabaseCare } from '../database-care.ts'
import type { EarManager } from '../ears/index.ts'
import type { Enter } from '../live/grace.ts'
import type { ModelManager } from '../models/index.ts'
import type { Opened } from '../parts.ts'
import type { EventLoopWatch } from '../telemetry/event-loop.ts'
import type { Hardware } from '../telemetry/hardware.ts'
import type { VoiceManager } from '../voices/index.ts'
import type { NativePackage } from './checks/native.ts'
import type { Tool } from './checks/tool.ts'

/** What the machine around her is asked for. */
export type Surroundings = {
  readonly hardware: Pick<Hardware, 'readGpu' | 'embedded'>
  readonly eventLoop: Pick<EventLoopWatch, 'read'>
  readonly natives: readonly NativePackage[]
  readonly tools: readonly Tool[]
  /** Folder of the built pages. */
  readonly pages: string
}

/** Who may come in, and by which way. */
export type AccessState = {
  /** Where her network reaches her over https, such as `https://192.168.1.5:8443`; `null` while that is closed. */
  readonly lan: readonly string[] | null
  /** Also one that was made, of which nobody knows more than its hash. */
  readonly hasPassword: boolean
}

/** Everything that is looked at: what may change while she runs is asked for anew each time. */
export type Patient = {
  readonly clock: Clock
  readonly config: () => Config
  /** Where she is to be found; `null` while she does not run. */
  readonly address: () => string | null
  readonly brains: () => Opened<Candidate>
  /** Brains that are wanted and not open yet. */
  readonly loadingBrains: () => readonly string[]
  readonly voices: () => Opened<Speech>
  readonly ears: () => Opened<Ear>
  readonly access: () => AccessState
  /** Said before parts are used: what is not wanted any more is closed when whoever uses it has left. */
  readonly enter: Enter
  /** How the router sees the brains; `null` without one. */
  readonly routing: () => readonly BrainState[] | null
  /** A brain that was left alone has answered: it is asked again from now on. */
  readonly wakeBrain: (id: string) => void
  readonly store: Store
  readonly database: DatabaseCare | null
  readonly models: Pick<ModelManager, 'list' | 'pull' | 'choose'>
  readonly neuralVoices: Pick<VoiceManager, 'list' | 'pull'>
  readonly neuralEars: Pick<EarManager, 'list' | 'pull'>
  readonly toHearingRate: (pcm: Pcm, sampleRate: number) => Promise<Pcm>
  readonly surroundings: Surroundings
}
