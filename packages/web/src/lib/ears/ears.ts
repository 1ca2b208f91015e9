import { type EarBody, earSchema } from '@eva/protocol'
import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createDownloads, type Downloads, type DownloadsState } from '../fetched/downloads.ts'
import { createFetchedApi, type FetchedApi, parsed } from '../fetched/fetched-api.ts'
import { createRequest, type Outcome } from '../request.ts'

export type EarsApi = FetchedApi & { list(): Promise<Outcome<EarBody[]>> }

export type EarsState = DownloadsState & {
  loading: boolean
  /** Who is asked first comes first. */
  ears: readonly EarBody[]
}

export type Ears = Downloads & {
  store: StoreApi<EarsState>
  /** Shows what there is, and follows the downloads that run. */
  open(): Promise<void>
}

export function createEarsApi(fetchLike: typeof fetch): EarsApi {
  const request = createRequest(fetchLike)
  return { ...createFetchedApi(fetchLike, '/ears'), list: () => parsed(request('/ears'), z.array(earSchema)) }
}

/** Her ears: which there are, and which listens. */
export function createEars(api: EarsApi): Ears {
  const store = createStore<EarsState>(() => ({ loading: true, ears: [], pulls: {}, problem: null }))
  const set = store.setState
  const list = async (): Promise<void> => {
    const outcome = await api.list()
    set(outcome.ok ? { ears: outcome.value } : { problem: outcome.problem })
  }
  const downloads = createDownloads(api, { get: store.getState, set }, list)
  return {
    store,
    ...downloads,
    async open() {
      await list()
      set({ loading: false })
      for (const { download } of store.getState().ears)
        if (download?.pull != null) void downloads.pull(download.pull.id)
    },
  }
}
