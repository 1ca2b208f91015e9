import {
  type DiagnosisActionEvent,
  type DiagnosisEvent,
  diagnosisActionEventSchema,
  diagnosisEventSchema,
} from '@eva/protocol'
import { createRequest, type Outcome } from '../request.ts'
import { readServerEvents } from '../server-events.ts'

/** The doctor's side of Eva. */
export type DoctorApi = {
  /** Looks at every part of her: what will be looked at, each part as it ends, and the end. */
  diagnose(): Promise<Outcome<AsyncIterable<DiagnosisEvent>>>
  /** Does what a check offers. */
  act(id: string): Promise<Outcome<AsyncIterable<DiagnosisActionEvent>>>
  /** Stops the download that an action began. */
  cancel(kind: 'models' | 'voices' | 'ears', id: string): Promise<void>
}

export function createDoctorApi(fetchLike: typeof fetch): DoctorApi {
  const request = createRequest(fetchLike)
  return {
    async diagnose() {
      const outcome = await request('/diagnosis', { headers: { accept: 'text/event-stream' } })
      return outcome.ok ? { ok: true, value: readServerEvents(outcome.value, diagnosisEventSchema) } : outcome
    },
    async act(id) {
      const outcome = await request(`/diagnosis/actions/${id}`, { method: 'POST' })
      return outcome.ok ? { ok: true, value: readServerEvents(outcome.value, diagnosisActionEventSchema) } : outcome
    },
    async cancel(kind, id) {
      await request(`/${kind}/pull/${encodeURIComponent(id)}`, { method: 'DELETE' })
    },
  }
}
