import type { Candidate, Ear, Speech, Store, Vad, Voices } from '@eva/core'
import type { BrainId } from './brain-ids.ts'
import type { Config } from './config.ts'
import type { DatabaseCare } from './database-care.ts'
import type { NativePackage, Tool } from './doctor/index.ts'
import type { EarManager } from './ears/index.ts'
import type { FaceContext } from './http/face.ts'
import type { ListeningContext } from './http/listening.ts'
import type { Enter } from './live/grace.ts'
import type { LiveParts } from './live/live-parts.ts'
import type { ModelManager } from './models/index.ts'
import type { QuotaKeeper } from './quota-keeper.ts'
import type { LiveSettings } from './settings/live-settings.ts'
import type { Tried } from './settings/try-brain.ts'
import type { HearingContext } from './socket/microphone.ts'
import type { Hardware } from './telemetry/hardware.ts'
import type { VoiceManager, VoiceSettings } from './voices/index.ts'

/** What Eva is made of, opened and ready. */
export type Parts = {
  readonly store: Store
  /** Looks after the file that the store is kept in; `null` for one that is kept elsewhere. */
  readonly database: DatabaseCare | null
  readonly brains: LiveParts<Candidate>
  readonly voices: LiveParts<Speech>
  readonly ears: LiveParts<Ear>
  /** Whoever uses brains or voices says so: what is not wanted any more is closed when they have left. */
  readonly enter: Enter
  /** What the embedded brain thinks with, or is to: a file, or where it comes from; `null` for none. */
  readonly localModel: () => string | null
  /** Opens a brain as this configuration has it, to try it out. */
  readonly openToTry: (id: BrainId, config: Config, signal: AbortSignal) => Promise<Tried>
  /** The ears that are fetched. */
  readonly neuralEars: EarManager
  /** Writes down the quotas, for the next start. */
  readonly quotas: QuotaKeeper
  readonly toHearingRate: ListeningContext['toHearingRate']
  readonly vad: Vad
  readonly openResampler: HearingContext['openResampler']
  readonly models: ModelManager
  readonly hardware: Hardware
  readonly natives: readonly NativePackage[]
  readonly tools: readonly Tool[]
  /** The voices that are fetched. */
  readonly neural: VoiceManager
  readonly voiceSettings: VoiceSettings
  readonly settings: LiveSettings
  readonly speaking: Voices
  readonly face: Pick<FaceContext, 'visemesOfAudio' | 'talkingHead'>
}

/** Closes whatever was opened; for a start that failed, too. */
export async function closeParts(parts: Parts): Promise<void> {
  const { brains, voices, ears, models, neural, neuralEars, hardware, quotas, store } = parts
  await Promise.all([brains, voices, ears, models, neural, neuralEars, hardware].map((part) => part.close()))
  await quotas.close()
  await store.close()
}
