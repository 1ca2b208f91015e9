import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommandId } from './shortcuts.ts'

/** What can be done just now, and how. */
export type Actions = Readonly<Partial<Record<CommandId, () => void>>>

export type Commands = {
  store: StoreApi<Actions>
  /** Offers what a part of the page can do, as long as that part is there. Returns how to take it back. */
  offer(actions: Actions): () => void
  /** Returns whether there was anything to do. */
  run(command: CommandId): boolean
}

/** What the page that is open can do: each part of it offers its own, and keys and palette need not know the parts. */
export function createCommands(): Commands {
  const offers = new Set<Actions>()
  const store = createStore<Actions>(() => ({}))
  // The latest offer of a command wins: an open dialog stands before the page.
  const gather = () => store.setState(Object.assign({}, ...offers), true)
  return {
    store,
    offer(actions) {
      offers.add(actions)
      gather()
      return () => {
        offers.delete(actions)
        gather()
      }
    },
    run(command) {
      const action = store.getState()[command]
      action?.()
      return action !== undefined
    },
  }
}
