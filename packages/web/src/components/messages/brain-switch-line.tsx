import type { BrainSwitch } from '../../lib/conversation/conversation.ts'
import { useText } from '../eva-context.tsx'

/** A quiet line: another brain took over, and until when. */
export function BrainSwitchLine({ change }: { change: BrainSwitch }) {
  const text = useText()
  const { from, to, untilMs, reason } = change
  return (
    <p className="text-sm text-muted" title={reason}>
      {untilMs === null ? text.switched(from, to) : text.switchedFor(from, to, Math.ceil(untilMs / 1000))}
    </p>
  )
}
