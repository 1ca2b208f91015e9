import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { writeReport } from '../../lib/doctor/report.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { useBrowser, useDoctor } from './doctor-context.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** Puts all that was found on the clipboard; where the browser does not let a page, shows it to be copied by hand. */
export function CopyReport() {
  const text = useWords(DOCTOR_WORDS)
  const { language } = useSettings()
  const eva = useDoctor()
  const { found } = useBrowser()
  const [copied, setCopied] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const report = () => writeReport({ eva, browser: found, agent: navigator.userAgent, words: text.browser, language })

  const copy = async () => {
    const written = report()
    try {
      await navigator.clipboard.writeText(written)
      setCopied(written)
    } catch {
      setShown(written)
    }
  }
  // What was copied is old news as soon as anything else was found.
  const isCopied = copied !== null && copied === report()
  const Icon = isCopied ? Check : Copy
  return (
    <>
      <Button
        className="border border-line disabled:opacity-50"
        disabled={eva.running || eva.rows.length === 0}
        onClick={() => void copy()}
      >
        <Icon aria-hidden="true" className="size-4 text-accent" />
        <span aria-live="polite">{isCopied ? text.copied : text.copy}</span>
      </Button>
      {shown !== null && (
        <Modal title={text.reportTitle} onClose={() => setShown(null)}>
          <p className="text-sm text-muted">{text.reportIntro}</p>
          <textarea
            readOnly
            aria-label={text.reportTitle}
            value={shown}
            rows={12}
            onFocus={(event) => event.currentTarget.select()}
            className="w-full rounded-xl border border-line bg-sunken p-3 font-mono text-xs"
          />
          <form method="dialog" className="flex justify-end">
            <Button type="submit" kind="primary">
              {text.close}
            </Button>
          </form>
        </Modal>
      )}
    </>
  )
}
