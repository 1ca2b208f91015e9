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
      {acting === null ? <ActionButton row={row} /> : <Acting row={row} />}
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

function ActionButton({ row: { id, check } }: { row: DoctorRow }) {
  const { language } = useSettings()
  const { eva } = useDoctors()
  const action = check?.action ?? null
  return action === null ? null : (
    <div className="mt-1">
      <Button className="h-auto! min-h-9 border border-line py-1.5 text-left" onClick={() => void eva.act(id)}>
        {action.label[language]}
      </Button>
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
