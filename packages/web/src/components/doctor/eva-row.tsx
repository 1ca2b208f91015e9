import type { DiagnosisPart } from '@eva/protocol'
import type { DoctorRow } from '../../lib/doctor/doctor.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { PullProgress } from '../fetched/pull-progress.tsx'
import { useDoctors } from './doctor-context.tsx'
import { PartRow } from './part-row.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** One part of Eva, and the button that does something about it. */
export function EvaRow({ row }: { row: DoctorRow }) {
  const { language } = useSettings()
  const { id, name, check, acting, failed } = row
  return (
    <PartRow
      id={id}
      name={name[language]}
      status={check === null ? 'checking' : check.status}
      says={check?.says[language] ?? ''}
      words={check === null || check.status === 'good' ? null : check.words}
      fix={check?.fix?.[language] ?? null}
      latencyMs={check?.latency_ms ?? null}
    >
      {failed !== null && <Failure {...failed} />}
      {acting === null ? <Actions row={row} /> : <Acting row={row} />}
    </PartRow>
  )
}

function Failure({ message, fix }: { message: string; fix: string | null }) {
  const text = useWords(DOCTOR_WORDS)
  return (
    <p role="alert" className="text-sm text-bad [overflow-wrap:anywhere]">
      {text.failed} {message} {fix}
    </p>
  )
}

/** Where a part is set up. */
const SETTINGS: Partial<Record<DiagnosisPart, string>> = {
  brain: '/settings/brains',
  voice: '/settings/voices',
  ear: '/settings/ears',
}

function Actions({ row: { id, part, check } }: { row: DoctorRow }) {
  const text = useWords(DOCTOR_WORDS)
  const { language } = useSettings()
  const { eva } = useDoctors()
  const action = check?.action ?? null
  const settings = check?.status === 'warning' || check?.status === 'bad' ? SETTINGS[part] : undefined
  return action === null && settings === undefined ? null : (
    <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
      {action !== null && (
        <Button className="h-auto! min-h-9 border border-line py-1.5 text-left" onClick={() => void eva.act(id)}>
          {action.label[language]}
        </Button>
      )}
      {settings !== undefined && (
        <a href={settings} className="text-sm text-accent underline underline-offset-4">
          {text.settings}
        </a>
      )}
    </div>
  )
}

function Acting({ row: { id, acting } }: { row: DoctorRow }) {
  const text = useWords(DOCTOR_WORDS)
  const { eva } = useDoctors()
  const pull = acting?.pull ?? null
  return pull === null ? (
    <p role="status" className="text-sm text-muted">
      {text.working}
    </p>
  ) : (
    <PullProgress pull={pull} onCancel={() => eva.cancel(id)} />
  )
}
