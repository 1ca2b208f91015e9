import { chosenSchema, type ModelsBody, modelsSchema } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { createDownloads, type Downloads, type DownloadsState } from '../fetched/downloads.ts'
import { createFetchedApi, type FetchedApi, parsed } from '../fetched/fetched-api.ts'
import { createRequest, json, type Outcome } from '../request.ts'

export type ModelsApi = FetchedApi & {
  list(): Promise<Outcome<ModelsBody>>
  choose(id: string): Promise<Outcome<unknown>>
}

export type ModelsState = DownloadsState & {
  /** `null` until they are known. */
  models: ModelsBody | null
  /** The model that is being chosen. */
  choosing: string | null
  /** How quick the latest download came; `null` while nothing was fetched. */
  bytesPerS: number | null
}

export type Models = Downloads & {
  readonly store: StoreApi<ModelsState>
  /** Shows what there is, and follows the downloads that run. */
  open(): Promise<void>
  /** She thinks with it from now on. */
  choose(id: string): Promise<void>
}

export function createModelsApi(fetchLike: typeof fetch): ModelsApi {
  const request = createRequest(fetchLike)
  return {
    ...createFetchedApi(fetchLike, '/models'),
    list: () => parsed(request('/models'), modelsSchema),
    choose: (id) => parsed(request('/models/chosen', json('PUT', { id })), chosenSchema),
  }
}

/**
 * The models of her own machine: which there are, and with which she thinks.
 *
 * @param onChosen called once another one was chosen
 */
export function createModels(api: ModelsApi, onChosen: () => void): Models {
  const store = createStore<ModelsState>(() => ({
    models: null,
    choosing: null,
    bytesPerS: null,
    pulls: {},
    problem: null,
  }))
  const set = store.setState
  store.subscribe(({ pulls, bytesPerS }) => {
    const measured = Object.values(pulls).findLast(({ bytes_per_s }) => bytes_per_s !== null)?.bytes_per_s ?? bytesPerS
    if (measured !== bytesPerS) set({ bytesPerS: measured })
  })
  const list = async (): Promise<void> => {
    const outcome = await api.list()
    set(outcome.ok ? { models: outcome.value } : { problem: outcome.problem })
  }
  const downloads = createDownloads(api, { get: store.getState, set }, list)
  return {
    store,
    ...downloads,
    async open() {
      await list()
      for (const { pull } of store.getState().models?.models ?? []) if (pull !== null) void downloads.pull(pull.id)
    },
    async choose(id) {
      set({ problem: null, choosing: id })
      const outcome = await api.choose(id)
      set(outcome.ok ? { choosing: null } : { choosing: null, problem: outcome.problem })
      await list()
      if (outcome.ok) onChosen()
    },
  }
}
