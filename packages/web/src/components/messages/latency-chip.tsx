import { ChevronDown } from 'lucide-react'
import type { Turn } from '../../lib/conversation/conversation.ts'
import { brainNames } from '../../lib/text/brain-names.ts'
import { formatMs } from '../../lib/text/milliseconds.ts'
import { useSettings, useText } from '../eva-context.tsx'

type LatencyChipProps = { turn: Turn; isOpen: boolean; onToggle: () => void }

/** `first word 42 ms · voice 61 ms · Groq`; a click shows the bars. */
export function LatencyChip({ turn, isOpen, onToggle }: LatencyChipProps) {
  const text = useText()
  const { language } = useSettings()
  const { figures, provider } = turn
  const firstWordMs = figures?.waterfall?.ttft ?? figures?.ttftMs ?? null
  const firstVoiceMs = figures?.waterfall?.ttfa ?? null
  const words = [
    firstWordMs === null ? null : text.firstWord(formatMs(firstWordMs, language)),
    firstVoiceMs === null ? null : text.firstVoice(formatMs(firstVoiceMs, language)),
    provider === null ? null : brainNames(provider, text).label,
  ].filter((word) => word !== null)
  if (words.length === 0) return null
  const hasBars = figures?.waterfall != null
  return (
    <button
      type="button"
      disabled={!hasBars}
      aria-expanded={hasBars ? isOpen : undefined}
      title={hasBars ? text.latencyLabel : undefined}
      onClick={onToggle}
      className="flex min-h-8 items-center gap-1 rounded-lg px-2 text-left text-xs text-muted tabular-nums enabled:hover:bg-sunken enabled:hover:text-ink"
    >
      {words.join(' · ')}
      {hasBars && (
        <ChevronDown aria-hidden="true" className={`size-3.5 transition-transform ${isOpen ? 'rotate-180' : ''}`} />
      )}
    </button>
  )
}
