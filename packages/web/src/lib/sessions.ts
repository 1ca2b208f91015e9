import type { SessionSummary } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Api } from './api.ts'
import type { Problem } from './conversation/conversation.ts'
import type { Timers } from './timers.ts'

export type SessionsState = {
  list: SessionSummary[]
  /** The list has been asked for, and what there is of it is here. */
  isLoaded: boolean
  query: string
  problem: Problem | null
}

export type Sessions = {
  store: StoreApi<SessionsState>
  search(query: string): void
  /** Soon, once: several calls in a row make one request. */
  refresh(): void
  rename(sessionId: string, title: string): Promise<void>
  remove(sessionId: string): Promise<void>
}

/** Typing is searched when it rests this long; below it every letter would be a request. */
const REST_MS = 120

/** The list of conversations, newest first, as the server has it. */
export function createSessions(api: Api, timers: Timers): Sessions {
  const store = createStore<SessionsState>(() => ({ list: [], isLoaded: false, query: '', problem: null }))
  let latest = 0
  let cancelPlanned = () => {}

  const load = async () => {
    const mine = ++latest
    const outcome = await api.listSessions(store.getState().query.trim())
    if (mine !== latest) return
    store.setState(
      outcome.ok
        ? { list: outcome.value, isLoaded: true, problem: null }
        : { isLoaded: true, problem: outcome.problem },
    )
  }
  const soon = () => {
    cancelPlanned()
    cancelPlanned = timers.after(REST_MS, () => void load())
  }

  return {
    store,
    search(query) {
      store.setState({ query })
      soon()
    },
    refresh: soon,
    async rename(sessionId, title) {
      // Shown at once; the list from the server has the last word.
      store.setState(({ list }) => ({
        list: list.map((session) => (session.session_id === sessionId ? { ...session, title } : session)),
      }))
      const outcome = await api.renameSession(sessionId, title)
      if (!outcome.ok) store.setState({ problem: outcome.problem })
      await load()
    },
    async remove(sessionId) {
      const outcome = await api.deleteSession(sessionId)
      if (!outcome.ok) store.setState({ problem: outcome.problem })
      await load()
    },
  }
}
