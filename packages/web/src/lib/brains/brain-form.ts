import type { BrainTest, KeyChanges, SettableKey } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import { withChange } from '../setup/keys.ts'
import type { Setup } from '../setup/setup.ts'
import type { BrainId } from './order.ts'

export type BrainFormState = {
  /** What was written here and is not kept yet; `null` takes a value back. */
  changes: KeyChanges
  doing: 'nothing' | 'testing' | 'saving'
  /** What came of the latest test of just these values. */
  test: BrainTest | null
  /** Names of models that its server told of, at whichever test. */
  models: readonly string[]
  /** Why there was no test, or nothing was kept. */
  problem: Problem | null
  /** A save was asked for and its test failed: now it is the person's to say whether these values are kept. */
  asksAnyway: boolean
  isSaved: boolean
}

/** What is written about one brain, tried out before it is kept. */
export type BrainForm = {
  readonly store: StoreApi<BrainFormState>
  /** `undefined` leaves the key as it is. */
  write(key: SettableKey, value: string | null | undefined): void
  test(): Promise<void>
  /** Tests first: only what works is kept without a question. */
  save(): Promise<void>
  saveAnyway(): Promise<void>
  /** Forgets what was written. */
  discard(): void
}

const UNTOUCHED: BrainFormState = {
  changes: {},
  doing: 'nothing',
  test: null,
  models: [],
  problem: null,
  asksAnyway: false,
  isSaved: false,
}

export function createBrainForm(id: BrainId, setup: Setup): BrainForm {
  const store = createStore<BrainFormState>(() => UNTOUCHED)
  const set = store.setState

  /** @returns whether the brain has answered */
  const test = async (): Promise<boolean> => {
    const { changes, models } = store.getState()
    set({ ...UNTOUCHED, changes, models, doing: 'testing' })
    const outcome = await setup.api.testBrain(id, changes)
    // Written on meanwhile: what was tested is not what stands there.
    if (store.getState().changes !== changes) return false
    if (!outcome.ok) {
      set({ doing: 'nothing', problem: outcome.problem })
      return false
    }
    const { value } = outcome
    set({ doing: 'nothing', test: value, models: value.models.length > 0 ? value.models : models })
    return value.ok
  }
  const keep = async (): Promise<void> => {
    const { changes } = store.getState()
    set({ doing: 'saving', asksAnyway: false, problem: null })
    const outcome = await setup.change({ keys: changes })
    if (!outcome.ok) return set({ doing: 'nothing', problem: outcome.problem })
    const { changes: now } = store.getState()
    set({ doing: 'nothing', changes: now === changes ? {} : now, isSaved: true })
  }

  return {
    store,
    write(key, value) {
      const { changes, models } = store.getState()
      set({ ...UNTOUCHED, models, changes: withChange(changes, key, value) })
    },
    async test() {
      await test()
    },
    async save() {
      if (await test()) await keep()
      else if (store.getState().test !== null) set({ asksAnyway: true })
    },
    saveAnyway: keep,
    discard: () => set({ ...UNTOUCHED, models: store.getState().models }),
  }
}
