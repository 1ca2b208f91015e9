import { RotateCw } from 'lucide-react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { CopyReport } from './copy-report.tsx'
import { useBrowser, useDoctor, useDoctors } from './doctor-context.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** How she is in one line, how far the doctor is, and what can be done with it all. */
export function Summary() {
  const text = useWords(DOCTOR_WORDS)
  const { eva, browser } = useDoctors()
  const { running, rows, about } = useDoctor()
  const { found } = useBrowser()
  const done = rows.filter(({ check }) => check !== null).length
  const all = [...rows.map(({ check }) => check?.status), ...Object.values(found).map((one) => one?.status)]
  const count = (status: 'bad' | 'warning') => all.filter((one) => one === status).length
  const lookAgain = () => {
    void eva.examine()
    void browser.examine()
  }
  return (
    <section className="grid gap-4 rounded-3xl border border-line bg-raised p-5 shadow-soft sm:p-6">
      <div className="grid gap-1" aria-live="polite">
        <h2 data-verdict={running ? 'looking' : 'done'} className="font-serif text-2xl text-balance">
          {running ? text.looking : verdict(count('bad'), count('warning'), text)}
        </h2>
        {about !== null && !running && (
          <p className="text-sm text-muted [overflow-wrap:anywhere]">
            Eva {about.version} · {about.machine}
          </p>
        )}
      </div>
      {running && (
        <ProgressBar label={text.progress(done, rows.length)} value={rows.length > 0 ? done : null} max={rows.length} />
      )}
      <div className="flex flex-wrap gap-2">
        <Button kind={running ? 'waiting' : 'primary'} aria-disabled={running} onClick={lookAgain}>
          <RotateCw aria-hidden="true" className="size-4" />
          {text.lookAgain}
        </Button>
        <CopyReport />
      </div>
    </section>
  )
}

type Words = (typeof DOCTOR_WORDS)['en']

function verdict(bad: number, warnings: number, text: Words): string {
  if (bad > 0) return text.broken(bad)
  return warnings > 0 ? text.toLookAt(warnings) : text.allWell
}
