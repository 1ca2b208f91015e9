import type { CharacterCard } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { Setup } from '../setup/setup.ts'

/** Largest card that the server reads, in bytes. */
export const MAX_CARD_BYTES = 8 * 1024 * 1024

/** A character card on its way from a file to being her. */
export type BringCardState =
  | { readonly at: 'nothing' }
  | { readonly at: 'reading' }
  | { readonly at: 'unreadable'; readonly problem: Problem | 'too_big' }
  /** Read, shown, and hers to become; `problem`: why it was not kept. */
  | { readonly at: 'shown'; readonly card: CharacterCard; readonly problem: Problem | null }
  | { readonly at: 'kept'; readonly name: string }

export type BringCard = {
  readonly store: StoreApi<BringCardState>
  read(file: Blob): Promise<void>
  /** Makes her who stands on the card that is shown. */
  keep(): Promise<void>
  leave(): void
}

export function createBringCard(setup: Setup): BringCard {
  const store = createStore<BringCardState>(() => ({ at: 'nothing' }))
  const go = (next: BringCardState): void => store.setState(next, true)
  /** The file brought last: of an earlier one nobody wants to know any more. */
  let latest: Blob | null = null
  return {
    store,
    async read(file) {
      latest = file
      if (file.size > MAX_CARD_BYTES) return go({ at: 'unreadable', problem: 'too_big' })
      go({ at: 'reading' })
      const outcome = await setup.api.readCard(file)
      if (latest !== file) return
      if (outcome.ok) go({ at: 'shown', card: outcome.value, problem: null })
      else go({ at: 'unreadable', problem: outcome.problem })
    },
    async keep() {
      const state = store.getState()
      if (state.at !== 'shown') return
      const { persona, card } = state.card
      const outcome = await setup.change({ persona: { ...persona, card } })
      go(outcome.ok ? { at: 'kept', name: persona.name } : { ...state, problem: outcome.problem })
    },
    leave() {
      latest = null
      go({ at: 'nothing' })
    },
  }
}
