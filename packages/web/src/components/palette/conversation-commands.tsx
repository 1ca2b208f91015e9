import { Copy, FileDown, type LucideIcon, Pencil, Play, Plus, RotateCcw, Square } from 'lucide-react'
import { useStore } from 'zustand'
import { exportUrl } from '../../lib/api.ts'
import type { CommandId } from '../../lib/keys/shortcuts.ts'
import { useChat, useCommands, useWords } from '../eva-context.tsx'
import { KEYS_WORDS } from '../keys/words.ts'
import { type Choose, Group, Item } from './items.tsx'
import { PALETTE_WORDS } from './words.ts'

const OFFERED: readonly (readonly [CommandId, LucideIcon])[] = [
  ['stop', Square],
  ['begin', Plus],
  ['focus', Pencil],
  ['regenerate', RotateCcw],
  ['edit', Pencil],
  ['copy', Copy],
  ['play', Play],
]

/** What the page that is open offers to do in its conversation. */
export function ConversationCommands({ choose }: { choose: Choose }) {
  const words = useWords(PALETTE_WORDS)
  const keys = useWords(KEYS_WORDS)
  const commands = useCommands()
  const offered = useStore(commands.store)
  const sessionId = useChat((state) => (state.conversation.turns.length > 0 ? state.sessionId : null))
  return (
    <Group heading={words.conversation}>
      {OFFERED.filter(([command]) => command in offered).map(([command, icon]) => (
        <Item
          key={command}
          icon={icon}
          label={keys[command]}
          command={command}
          onChoose={() => choose(() => commands.run(command))}
        />
      ))}
      {!('begin' in offered) && (
        <Item icon={Plus} label={keys.begin} onChoose={() => choose(() => location.assign('/'))} />
      )}
      {sessionId !== null &&
        (['md', 'json'] as const).map((format) => (
          <Item
            key={format}
            icon={FileDown}
            label={format === 'md' ? words.exportMarkdown : words.exportJson}
            onChoose={() => choose(() => location.assign(exportUrl(sessionId, format)))}
          />
        ))}
    </Group>
  )
}
