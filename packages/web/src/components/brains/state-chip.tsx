import type { BrainSetting } from '@eva/protocol'
import { useWords } from '../eva-context.tsx'
import { BRAIN_WORDS } from './words.ts'

const LOOKS: Readonly<Record<BrainSetting['state'], string>> = {
  ready: 'bg-good-soft text-good',
  resting: 'bg-sunken text-fair',
  loading: 'bg-sunken text-fair',
  broken: 'bg-bad-soft text-bad',
  not_set_up: 'bg-sunken text-muted',
  off: 'bg-sunken text-muted',
}

/** How a brain is, in a word; the colour says it once more. */
export function StateChip({ state }: { state: BrainSetting['state'] }) {
  const words = useWords(BRAIN_WORDS)
  return (
    <span
      data-state={state}
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium ${LOOKS[state]}`}
    >
      <span
        aria-hidden="true"
        className={`size-1.5 rounded-full bg-current ${state === 'loading' ? 'animate-pulse' : ''}`}
      />
      {words.states[state]}
    </span>
  )
}
