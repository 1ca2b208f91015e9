import type { DiagnosisActionEvent, DiagnosisCheck, DiagnosisEvent } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { doctorEn } from '../../i18n/doctor-en.ts'
import type { Outcome } from '../request.ts'
import { found } from './browser/browser-found.ts'
import { createDoctor } from './doctor.ts'
import type { DoctorApi } from './doctor-api.ts'
import { writeReport } from './report.ts'

const both = (text: string) => ({ en: text, fr: `${text} (fr)` })
const EAR: DiagnosisCheck = {
  id: 'ear',
  part: 'ear',
  name: both('Ear'),
  status: 'warning',
  code: 'ear_none',
  facts: {},
  latency_ms: null,
  says: both('Nobody listens.'),
  words: 'no ear',
  fix: both('Fetch an ear.'),
  action: { id: 'fetch-ear:whisper-base', label: both('Fetch it') },
}
const BEGIN: DiagnosisEvent = {
  type: 'begin',
  at: '2026-01-05T09:00:00.000Z',
  version: '0.1.0',
  machine: 'linux x64',
  checks: [{ id: 'ear', part: 'ear', name: both('Ear') }],
}
const CHECK: DiagnosisEvent = { type: 'check', check: EAR }
const END: DiagnosisEvent = { type: 'end', total_ms: 12 }
const PULL = {
  id: 'whisper-base',
  status: 'downloading',
  received_bytes: 1,
  total_bytes: 2,
  bytes_per_s: null,
  eta_s: null,
  error: null,
} as const

async function* stream<Event>(events: readonly Event[]): AsyncGenerator<Event> {
  yield* events
}
const given = <Event>(events: readonly Event[]): Outcome<AsyncIterable<Event>> => ({ ok: true, value: stream(events) })
const REFUSED: Outcome<never> = { ok: false, problem: { code: 'unreachable', message: 'gone', fix: null } }

function doctorWith(api: Partial<DoctorApi>) {
  const cancelled: string[] = []
  const doctor = createDoctor({
    diagnose: async () => given([BEGIN, CHECK, END]),
    act: async () => given<DiagnosisActionEvent>([]),
    cancel: async (kind, id) => void cancelled.push(`${kind} ${id}`),
    ...api,
  })
  return { doctor, state: doctor.store.getState, cancelled }
}

describe('the doctor of the page', () => {
  it('knows what will be looked at before it is, and each part as it ends', async () => {
    const seen: (string | null)[] = []
    const { doctor, state } = doctorWith({})
    doctor.store.subscribe(({ rows }) => seen.push(...rows.map(({ check }) => check?.status ?? null)))
    await doctor.examine()
    expect(seen.slice(0, 2)).toEqual([null, 'warning'])
    expect(state()).toMatchObject({ running: false, problem: null, about: { version: '0.1.0' } })
  })

  it('looks once, however often it is asked while it does', async () => {
    let asked = 0
    const { doctor } = doctorWith({
      diagnose: async () => {
        asked += 1
        return given([BEGIN, CHECK, END])
      },
    })
    await Promise.all([doctor.examine(), doctor.examine()])
    expect(asked).toBe(1)
  })

  it('says that she could not be asked, or that the answer broke off', async () => {
    const refused = doctorWith({ diagnose: async () => REFUSED })
    await refused.doctor.examine()
    expect(refused.state()).toMatchObject({ running: false, problem: { message: 'gone' } })
    const broken = doctorWith({ diagnose: async () => given([BEGIN]) })
    await broken.doctor.examine()
    expect(broken.state()).toMatchObject({ running: false, problem: { code: 'unreachable' } })
  })

  it('does what a part offers, with how far it is, and can be told to stop', async () => {
    const well: DiagnosisCheck = { ...EAR, status: 'good', action: null, fix: null }
    const { doctor, state, cancelled } = doctorWith({
      act: async () =>
        given<DiagnosisActionEvent>([
          { type: 'progress', pull: PULL },
          { type: 'check', check: well },
        ]),
    })
    await doctor.examine()
    doctor.store.subscribe(({ rows: [row] }) => {
      if (row?.acting?.pull != null && row.check?.status === 'warning' && cancelled.length === 0) doctor.cancel('ear')
    })
    await doctor.act('ear')
    expect(state().rows[0]).toMatchObject({ acting: null, failed: null, check: { status: 'good' } })
    expect(cancelled).toEqual(['ears whisper-base'])
  })

  it('says why something could not be done', async () => {
    const failed: DiagnosisActionEvent = { type: 'failed', message: 'There is no hub.', fix: 'Go online.' }
    const { doctor, state } = doctorWith({ act: async () => given([failed]) })
    await doctor.examine()
    await doctor.act('ear')
    expect(state().rows[0]).toMatchObject({ acting: null, failed: { message: 'There is no hub.', fix: 'Go online.' } })
  })
})

describe('the report', () => {
  it('holds what was found of her and of this browser, in the reader’s language', async () => {
    const { doctor, state } = doctorWith({})
    await doctor.examine()
    const browser = {
      page: found('good', { code: 'page_secure', facts: {} }),
      socket: found('good', { code: 'socket_answers', facts: { pings: 5 } }, 1.4),
      microphone: null,
      speaker: null,
      audio: null,
      engine: null,
      storage: found('warning', { code: 'storage_refused', facts: {} }),
    }
    const parts = { eva: state(), browser, agent: 'Firefox 150', words: doctorEn.browser }
    expect(writeReport({ ...parts, language: 'en' }).split('\n')).toEqual([
      'Eva 0.1.0 · linux x64 · 2026-01-05T09:00:00.000Z',
      'Firefox 150',
      '',
      '[! ] Ear: Nobody listens.',
      '     no ear',
      '     Fetch an ear.',
      '',
      '[ok] This page: Its address is one that browsers trust with a microphone.',
      '[ok] Way to Eva and back (1 ms): Eva answers; the time is the middle one of 5 tries.',
      '[! ] Memory of the page: What you set here is forgotten when you leave.',
      '     Allow this site to store data.',
      '',
    ])
    expect(writeReport({ ...parts, language: 'fr' })).toContain('[! ] Ear (fr): Nobody listens. (fr)')
  })
})
