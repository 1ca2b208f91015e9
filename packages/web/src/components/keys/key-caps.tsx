import { type CommandId, keysOf } from '../../lib/keys/shortcuts.ts'
import { useWords } from '../eva-context.tsx'
import { KEYS_WORDS } from './words.ts'

/** The keys of a command, as they are written on this keyboard. */
export function KeyCaps({ command }: { command: CommandId }) {
  const words = useWords(KEYS_WORDS)
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  return (
    <span className="flex flex-none gap-1">
      {keysOf(command, isMac, words).map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded-md border border-line bg-sunken px-1.5 py-0.5 text-center font-sans text-xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
