import { BookHeart } from 'lucide-react'
import type { Remembered } from '../../lib/conversation/conversation.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChat, useChatActions, useText } from '../eva-context.tsx'

/** Chips below each other that a page without a list of messages has room for. */
const LATEST = 2

/** What she has learnt in a turn, until the next message: each can be taken back. */
export function MemoryChips({ turnId }: { turnId: string }) {
  const remembered = useChat((state) => state.conversation.remembered)
  return <Chips memories={remembered.filter((each) => each.turnId === turnId)} className="-mt-2 pl-9 sm:pl-10" />
}

/** The latest of it, for a page that has no list of messages; told also to who only listens. */
export function LatestMemories() {
  const remembered = useChat((state) => state.conversation.remembered)
  return (
    <>
      <Chips memories={remembered.slice(-LATEST)} className="flex-none justify-center pb-2" />
      <MemoryAnnouncer />
    </>
  )
}

function Chips({ memories, className }: { memories: readonly Remembered[]; className: string }) {
  const text = useText()
  const chat = useChatActions()
  if (memories.length === 0) return null
  return (
    <ul className={`flex flex-wrap gap-2 ${className}`}>
      {memories.map(({ id, text: fact, replaced, isGone }) => (
        <li
          key={id}
          data-memory={id}
          className="arrive flex min-h-9 max-w-full items-center gap-2 rounded-2xl border border-line bg-raised py-1 pr-1 pl-3 text-sm has-[p:last-child]:pr-3"
        >
          <BookHeart aria-hidden="true" className="size-4 flex-none text-accent" strokeWidth={1.8} />
          <p className="min-w-0 [overflow-wrap:anywhere]">
            {isGone ? text.forgotten(fact) : text.willRemember(fact)}
            {replaced !== null && <span className="block text-xs text-muted">{text.insteadOf(replaced)}</span>}
          </p>
          {!isGone && (
            <button
              type="button"
              aria-label={text.undoMemory(fact)}
              onClick={() => {
                void chat.undoMemory(id)
                // The button is about to go.
                focusComposer()
              }}
              className="flex-none rounded-xl px-2.5 py-1 font-medium text-accent hover:bg-sunken pointer-coarse:min-h-9"
            >
              {text.undo}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Says to who only listens what she has learnt, and that it was taken back. It is there before it has anything to say. */
export function MemoryAnnouncer() {
  const text = useText()
  const remembered = useChat((state) => state.conversation.remembered)
  const forgotten = useChat((state) => state.conversation.forgotten)
  const latest = remembered.at(-1)
  const fact = latest?.text ?? forgotten
  const isGone = latest === undefined || latest.isGone
  return (
    <p role="status" className="sr-only">
      {fact === null ? '' : isGone ? text.forgotten(fact) : text.willRemember(fact)}
    </p>
  )
}
