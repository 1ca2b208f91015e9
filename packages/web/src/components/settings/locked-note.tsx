import { Lock } from 'lucide-react'
import { useWords } from '../eva-context.tsx'
import { SETTINGS_WORDS } from './words.ts'

/** Says of something that it is set where Eva is started, and that no page goes against that. */
export function LockedNote({ keys, id }: { keys: readonly string[]; id?: string }) {
  const words = useWords(SETTINGS_WORDS)
  return (
    <p id={id} className="flex items-start gap-2 text-sm text-muted [overflow-wrap:anywhere]">
      <Lock aria-hidden="true" className="mt-0.5 size-4 flex-none" />
      <span>{words.locked(keys.join(', '))}</span>
    </p>
  )
}
