import type { Clock, MakeId } from '../contracts/clock.ts'
import type { Store } from '../contracts/store.ts'
import type { EvaError } from '../errors.ts'
import type { MemoryKeeper } from '../memory/memory-keeper.ts'
import type { Router } from '../routing/router.ts'
import type { Opening } from '../turn/prompt.ts'
import type { Voices } from '../turn/voices.ts'

/** What every conversation of one Eva is made of. */
export type Engine = {
  readonly store: Store
  /** What she remembers of the person, in every conversation. */
  readonly memory: MemoryKeeper
  readonly router: Router
  readonly voices: Voices
  readonly clock: Clock
  readonly makeId: MakeId
  /** As it is now; a turn keeps that of its beginning. */
  readonly prompt: PromptSettings
  /** A turn begins to use brains and voices: they stay open until the returned function tells that it has ended. */
  readonly enter: () => () => void
  /** A turn lost its brain or its voice, or broke: the person was told in a sentence; the cause is for the log. */
  readonly reportFailure: (error: EvaError) => void
}

export type PromptSettings = Opening & {
  /** Most tokens of one answer. */
  readonly maxTokens: number
  readonly temperature: number
}
