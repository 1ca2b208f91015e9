import type { BrainState, Candidate, Clock, Ear, Pcm, Speech, Store } from '@eva/core'
import type { Config } from '../config.ts'
import type { DatabaseCare } from '../database-care.ts'
import type { EarManager } from '../ears/index.ts'
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

/** Everything that is looked at: what may change while she runs is asked for anew each time. */
export type Patient = {
  readonly clock: Clock
  readonly config: () => Config
  /** Where she is to be found; `null` while she does not run. */
  readonly address: () => string | null
  readonly brains: () => Opened<Candidate>
  readonly voices: () => Opened<Speech>
  readonly ears: () => Opened<Ear>
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
