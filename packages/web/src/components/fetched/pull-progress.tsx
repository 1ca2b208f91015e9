import type { PullEvent } from '@eva/protocol'
import { writeBytes } from '../../lib/text/bytes.ts'
import { writeTime } from '../../lib/text/time-left.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { FETCHED_WORDS } from './words.ts'

/** How far a download is, how long it still takes, and the button that ends it. */
export function PullProgress({ pull, onCancel }: { pull: PullEvent; onCancel: () => void }) {
  const text = useWords(FETCHED_WORDS)
  const { language } = useSettings()
  const { received_bytes, total_bytes, eta_s, status } = pull
  const isKnown = total_bytes > 0 && status === 'downloading'
  const said = text.progress(writeBytes(received_bytes, language), writeBytes(total_bytes, language))
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-3 text-xs text-muted tabular-nums">
        <span className="flex-1">{isKnown ? said : text.checking}</span>
        {isKnown && eta_s !== null && <span>{text.left(writeTime(eta_s, text))}</span>}
        <Button onClick={onCancel}>{text.cancel}</Button>
      </div>
      <ProgressBar label={isKnown ? said : text.checking} value={isKnown ? received_bytes : null} max={total_bytes} />
    </div>
  )
}
