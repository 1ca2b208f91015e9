import { EvaError } from '@eva/core'
import type { Diagnosis, DiagnosisActionEvent, DiagnosisCheck, DiagnosisEvent } from '@eva/protocol'
import { Told } from '../told.ts'
import { version } from '../version.ts'
import { act } from './act.ts'
import { type Check, examine } from './check.ts'
import { watchClock } from './checks/clock.ts'
import type { Patient } from './patient.ts'
import { inOrder, type Plan, planFor } from './plan.ts'
import { tell, tellPlanned } from './tell.ts'
import { secretsIn, withoutSecrets } from './without-secrets.ts'

/** Far more events than there are parts. */
const EVENTS_MAX = 500

/** Looks at every part of Eva, and does something about what is wrong. Nothing that it tells is secret. */
export type Doctor = {
  /** What is found, as it is found. Who comes while it goes on joins; who leaves stops nothing. Never rejects. */
  examine(): AsyncIterable<DiagnosisEvent>
  /** Does what a check offers; the last event is the check again, or why it could not be done. Throws `not_found`. */
  act(id: string): AsyncIterable<DiagnosisActionEvent>
  /** Stops whatever is looked at. */
  close(): Promise<void>
}

/** Make it at the start: from then on the clock is watched. */
export function createDoctor(patient: Patient): Doctor {
  const closing = new AbortController()
  const clockCheck = watchClock(patient.clock)
  let running: { readonly told: Told<DiagnosisEvent>; readonly ended: Promise<void> } | null = null

  const clean = <Value>(value: Value): Value => withoutSecrets(value, secretsIn(patient.config()))
  const plan = (): Promise<Plan> => planFor(patient, clockCheck)
  const look = async (check: Check): Promise<DiagnosisCheck> =>
    clean(tell(await examine(check, patient.clock, closing.signal)))

  async function run(told: Told<DiagnosisEvent>): Promise<void> {
    const leave = patient.enter()
    try {
      await runInside(told)
    } finally {
      leave()
    }
  }

  async function runInside(told: Told<DiagnosisEvent>): Promise<void> {
    const { clock } = patient
    const startedAtMs = clock.nowMs()
    const planned = await plan()
    const checks = clean(inOrder(planned).map(tellPlanned))
    const at = new Date(clock.wallTimeMs()).toISOString()
    told.tell({ type: 'begin', at, version, machine: MACHINE, checks })
    const lookAtAll = async (checks: readonly Check[]): Promise<void> => {
      for (const check of checks) told.tell({ type: 'check', check: await look(check) })
    }
    await lookAtAll(planned.alone)
    await Promise.all(planned.lanes.map(lookAtAll))
    told.tell({ type: 'end', total_ms: Math.round(clock.nowMs() - startedAtMs) })
  }

  return {
    examine() {
      if (running === null) {
        const told = new Told<DiagnosisEvent>(EVENTS_MAX)
        const ended = run(told).finally(() => {
          running = null
          told.end()
        })
        running = { told, ended }
      }
      return running.told.follow()
    },
    act: (id) => act(id, { patient, plan, look, clean, signal: closing.signal }),
    async close() {
      closing.abort(new EvaError('shutting_down', 'Eva is stopping.'))
      await running?.ended
    },
  }
}

const MACHINE = `${process.platform} ${process.arch}, Node ${process.versions.node}`

/** A whole diagnosis, once it is. */
export async function wholeDiagnosis(events: AsyncIterable<DiagnosisEvent>): Promise<Diagnosis> {
  const checks = new Map<string, DiagnosisCheck>()
  let begin: Extract<DiagnosisEvent, { type: 'begin' }> | null = null
  for await (const event of events) {
    if (event.type === 'begin') begin = event
    else if (event.type === 'check') checks.set(event.check.id, event.check)
    else if (begin !== null) {
      const { type: _, checks: planned, ...about } = begin
      return { ...about, checks: planned.flatMap(({ id }) => checks.get(id) ?? []), total_ms: event.total_ms }
    }
  }
  throw new EvaError('internal', 'The diagnosis ended before its end.')
}
