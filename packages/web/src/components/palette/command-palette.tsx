import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { BrainCommands } from './brain-commands.tsx'
import { BrowserCommands } from './browser-commands.tsx'
import { ConversationCommands } from './conversation-commands.tsx'
import { FoundConversations } from './found-conversations.tsx'
import { Found } from './items.tsx'
import { PageCommands } from './page-commands.tsx'
import { PALETTE_WORDS } from './words.ts'

/** Everything that can be done, found by a few letters of its name; conversations by what was said in them. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const words = useWords(PALETTE_WORDS)
  const [query, setQuery] = useState('')
  const input = useRef<HTMLInputElement>(null)
  // After the dialog has opened, which gives the focus to the first thing that takes it.
  useEffect(() => input.current?.focus(), [])
  /** What is done may move the focus, or open the next dialog: the palette is gone before. */
  const choose = (run: () => void) => {
    flushSync(onClose)
    run()
  }
  const commands = (
    <>
      <ConversationCommands choose={choose} />
      <PageCommands choose={choose} />
      <BrainCommands choose={choose} />
      <BrowserCommands choose={choose} />
    </>
  )
  return (
    <Modal
      title={words.title}
      titleHidden
      onClose={onClose}
      className="mx-auto mt-[12dvh] mb-auto w-[min(38rem,calc(100vw-1.5rem))] rounded-3xl border border-line bg-raised p-0 text-ink shadow-soft backdrop:bg-black/40"
    >
      <Command label={words.title} loop className="grid">
        <div className="flex items-center gap-3 border-b border-line px-4">
          <Search aria-hidden="true" className="size-5 flex-none text-muted" strokeWidth={1.8} />
          <Command.Input
            ref={input}
            value={query}
            onValueChange={setQuery}
            placeholder={words.placeholder}
            className="h-14 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted"
          />
        </div>
        <Command.List label={words.title} className="max-h-[min(24rem,55dvh)] overflow-y-auto overscroll-contain p-2">
          <Command.Empty className="px-3 py-8 text-center text-sm text-muted">{words.nothing}</Command.Empty>
          {query.trim() === '' ? commands : <Found heading={words.title}>{commands}</Found>}
          <FoundConversations query={query} choose={choose} />
        </Command.List>
        <p aria-hidden="true" className="hidden gap-4 border-t border-line px-4 py-2.5 text-xs text-muted sm:flex">
          <Hint keys="↑ ↓">{words.move}</Hint>
          <Hint keys="↵">{words.choose}</Hint>
          <Hint keys="Esc">{words.leave}</Hint>
        </p>
      </Command>
    </Modal>
  )
}

function Hint({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span>
      <kbd className="mr-1 font-sans text-ink">{keys}</kbd>
      {children}
    </span>
  )
}
