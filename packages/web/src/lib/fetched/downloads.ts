import type { PullEvent } from '@eva/protocol'
import type { Problem } from '../conversation/conversation.ts'
import type { FetchedApi } from './fetched-api.ts'

export type DownloadsState = {
  /** Downloads that run, by their id, as far as they are. */
  pulls: Readonly<Record<string, PullEvent>>
  problem: Problem | null
}

export type Downloads = {
  pull(id: string): Promise<void>
  cancel(id: string): Promise<void>
  remove(id: string): Promise<void>
}

/** Where the state of a page is kept. */
export type DownloadsStore = { get(): DownloadsState; set(part: Partial<DownloadsState>): void }

const CUT_OFF: Problem = { code: 'cut_off', message: 'The connection to Eva was lost.', fix: null }

/**
 * Fetches and removes, and keeps the page's state as it goes.
 *
 * @param list looks again what there is; called whenever that may have changed
 */
export function createDownloads(api: FetchedApi, { get, set }: DownloadsStore, list: () => Promise<void>): Downloads {
  const forget = (id: string): void => {
    const { [id]: _over, ...pulls } = get().pulls
    set({ pulls })
  }
  return {
    async pull(id) {
      if (id in get().pulls) return
      set({ problem: null, pulls: { ...get().pulls, [id]: beginning(id) } })
      const outcome = await api.pull(id)
      if (!outcome.ok) {
        forget(id)
        return set({ problem: outcome.problem })
      }
      let last: PullEvent | null = null
      for await (const event of outcome.value) {
        last = event
        set({ pulls: { ...get().pulls, [id]: event } })
      }
      forget(id)
      if (last?.status === 'error' && last.error !== null) set({ problem: last.error })
      else if (last?.status !== 'done' && last?.status !== 'cancelled') set({ problem: CUT_OFF })
      await list()
    },
    async cancel(id) {
      const outcome = await api.cancel(id)
      if (!outcome.ok) set({ problem: outcome.problem })
    },
    async remove(id) {
      set({ problem: null })
      const outcome = await api.remove(id)
      if (!outcome.ok) set({ problem: outcome.problem })
      await list()
    },
  }
}

const beginning = (id: string): PullEvent => ({
  id,
  status: 'checking',
  received_bytes: 0,
  total_bytes: 0,
  bytes_per_s: null,
  eta_s: null,
  error: null,
})
