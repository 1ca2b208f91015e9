import { COMMANDS, SHORTCUTS } from '../../lib/keys/shortcuts.ts'
import { useWords } from '../eva-context.tsx'
import { KeyCaps } from './key-caps.tsx'
import { KEYS_WORDS } from './words.ts'

const GROUPS = ['everywhere', 'conversation', 'call'] as const

/** Every shortcut, by where it is at home. */
export function ShortcutList() {
  const words = useWords(KEYS_WORDS)
  return (
    <div className="gap-x-10 sm:columns-2">
      {GROUPS.map((group) => (
        <section key={group} className="mb-6 grid break-inside-avoid gap-2">
          <h3 className="text-sm font-medium text-muted">{words[`group_${group}`]}</h3>
          <dl className="grid gap-1.5 text-sm">
            {COMMANDS.filter((command) => SHORTCUTS[command].group === group).map((command) => (
              <div key={command} className="flex items-start justify-between gap-4" data-command={command}>
                <dt className="text-pretty">{words[command]}</dt>
                <dd>
                  <KeyCaps command={command} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
