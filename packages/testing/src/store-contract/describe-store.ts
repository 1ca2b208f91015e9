import { afterEach, beforeEach, describe } from 'vitest'
import { itDeletes } from './it-deletes.ts'
import { itKeepsConversations } from './it-keeps-conversations.ts'
import { itKeepsFigures } from './it-keeps-figures.ts'
import { itKeepsOrder } from './it-keeps-order.ts'
import { itKeepsQuotas } from './it-keeps-quotas.ts'
import { itKeepsSettings } from './it-keeps-settings.ts'
import { itKeepsTurns } from './it-keeps-turns.ts'
import { itLists } from './it-lists.ts'
import { itRemembers } from './it-remembers.ts'
import { itReplacesTurns } from './it-replaces-turns.ts'
import { itSearches } from './it-searches.ts'
import { type OpenStore, type StoreUnderTest, settableClock } from './store-under-test.ts'

/** The suite that every store must pass. `open` gives an empty store, each time another one. */
export function describeStore(name: string, open: OpenStore): void {
  describe(`store contract: ${name}`, () => {
    let current: StoreUnderTest
    const underTest = (): StoreUnderTest => current

    beforeEach(async () => {
      const clock = settableClock()
      current = { store: await open(clock), clock }
    })
    afterEach(() => current.store.close())

    itKeepsConversations(underTest)
    itKeepsTurns(underTest)
    itReplacesTurns(underTest)
    itKeepsOrder(underTest)
    itLists(underTest)
    itSearches(underTest)
    itDeletes(underTest)
    itKeepsFigures(underTest)
    itKeepsQuotas(underTest)
    itKeepsSettings(underTest)
    itRemembers(underTest)
  })
}
