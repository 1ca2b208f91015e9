import type { DiagnosisCheck, DiagnosisEvent, PlannedCheck, PullEvent } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { DoctorApi } from './doctor-api.ts'

/** A part of Eva on the page: what is known of it by now. */
export type DoctorRow = PlannedCheck & {
  /** `null` while it is being looked at. */
  readonly check: DiagnosisCheck | null
  /** Something is being done about it; with how the download goes where there is one. */
  readonly acting: { readonly pull: PullEvent | null } | null
  /** Why nothing could be done. */
  readonly failed: Pick<Problem, 'message' | 'fix'> | null
}

export type DoctorState = {
  readonly running: boolean
  /** When, which version, on what; `null` before it is known. */
  readonly about: Pick<Extract<DiagnosisEvent, { type: 'begin' }>, 'at' | 'version' | 'machine'> | null
  readonly rows: readonly DoctorRow[]
  /** Why she could not be asked. */
  readonly problem: Problem | null
}

export type Doctor = {
  readonly store: StoreApi<DoctorState>
  /** Looks at everything; while that goes on, a second wish does nothing. */
  examine(): Promise<void>
  /** Does what the row's check offers, and shows what came of it. */
  act(row: string): Promise<void>
  /** Stops the download that was begun for the row. */
  cancel(row: string): void
}

/** What an action that fetches something fetches. */
const FETCHED = { 'fetch-model': 'models', 'fetch-voice': 'voices', 'fetch-ear': 'ears' } as const

/** Eva's parts, looked at and mended. */
export function createDoctor(api: DoctorApi): Doctor {
  const store = createStore<DoctorState>(() => ({ running: false, about: null, rows: [], problem: null }))
  const set = store.setState

  function change(id: string, changes: Partial<DoctorRow>): void {
    set(({ rows }) => ({ rows: rows.map((row) => (row.id === id ? { ...row, ...changes } : row)) }))
  }

  function take(event: DiagnosisEvent): void {
    if (event.type === 'begin') {
      const { checks, at, version, machine } = event
      set({
        about: { at, version, machine },
        rows: checks.map((planned) => ({ ...planned, check: null, acting: null, failed: null })),
      })
    } else if (event.type === 'check') change(event.check.id, { check: event.check })
    else set({ running: false })
  }

  return {
    store,
    async examine() {
      if (store.getState().running) return
      set({ running: true, problem: null })
      const outcome = await api.diagnose()
      if (!outcome.ok) return set({ running: false, problem: outcome.problem })
      for await (const event of outcome.value) take(event)
      // The answer broke off: what was not told is not known.
      if (store.getState().running) set({ running: false, problem: BROKE_OFF })
    },
    async act(id) {
      const action = store.getState().rows.find((row) => row.id === id)?.check?.action
      if (action === null || action === undefined) return
      change(id, { acting: { pull: null }, failed: null })
      const outcome = await api.act(action.id)
      if (!outcome.ok) return change(id, { acting: null, failed: outcome.problem })
      for await (const event of outcome.value) {
        if (event.type === 'progress') change(id, { acting: { pull: event.pull } })
        else if (event.type === 'check') change(event.check.id, { check: event.check })
        else change(id, { failed: event })
      }
      change(id, { acting: null })
    },
    cancel(id) {
      const row = store.getState().rows.find((one) => one.id === id)
      const pull = row?.acting?.pull?.id
      const kind = row?.check?.action?.id.split(':')[0]
      if (pull === undefined || kind === undefined || !isFetch(kind)) return
      void api.cancel(FETCHED[kind], pull)
    },
  }
}

const isFetch = (kind: string): kind is keyof typeof FETCHED => kind in FETCHED

const BROKE_OFF: Problem = { code: 'unreachable', message: '', fix: null }
