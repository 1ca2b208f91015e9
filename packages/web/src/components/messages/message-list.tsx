import { ArrowDown } from 'lucide-react'
import { useEffect } from 'react'
import { useChat, useText } from '../eva-context.tsx'
import { Announcer } from './announcer.tsx'
import { fetchMarkdown } from './answer-text.tsx'
import { Beginning } from './beginning.tsx'
import { MemoryAnnouncer } from './memory-chips.tsx'
import { PendingItem } from './pending-item.tsx'
import { SwitchNoticeLine } from './switch-notice-line.tsx'
import { TurnItem } from './turn-item.tsx'
import { useStickToBottom } from './use-stick-to-bottom.ts'

/** Everything said in this conversation. */
export function MessageList() {
  const text = useText()
  const turns = useChat((state) => state.conversation.turns)
  const pending = useChat((state) => state.conversation.pending)
  const loading = useChat((state) => state.loading)
  const spoken = useChat((state) => state.spoken)

  // What is about to be replaced is on its way out already.
  const cutAt = pending?.replaces == null ? -1 : turns.findIndex((turn) => turn.id === pending.replaces)
  const shown = cutAt === -1 ? turns : turns.slice(0, cutAt)
  const isEmpty = shown.length === 0 && pending === null
  useEffect(() => {
    if (!isEmpty) fetchMarkdown()
  }, [isEmpty])
  const { scroller, content, isAway, jump } = useStickToBottom(isEmpty, pending)

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label={text.messagesLabel}
        className="h-full overflow-y-auto overscroll-contain [mask-image:linear-gradient(to_bottom,transparent,black_1.25rem)]"
      >
        <div ref={content} className="mx-auto flex min-h-full max-w-[46rem] flex-col px-4 pt-4 pb-16 sm:px-6">
          {loading && <p className="m-auto text-muted">{text.loading}</p>}
          <Beginning isEmpty={isEmpty && !loading} />
          <ol className="grid grid-cols-1 gap-7">
            {shown.map((turn) => (
              <TurnItem key={turn.id} turn={turn} spoken={spoken?.turnId === turn.id ? spoken : null} />
            ))}
            {pending !== null && <PendingItem pending={pending} />}
          </ol>
        </div>
      </section>
      {isAway && (
        <button
          type="button"
          aria-label={text.latest}
          title={text.latest}
          onClick={jump}
          className="absolute bottom-16 left-1/2 grid size-9 -translate-x-1/2 place-items-center rounded-full border border-line bg-raised text-muted shadow-soft hover:text-ink"
        >
          <ArrowDown aria-hidden="true" className="size-4" />
        </button>
      )}
      <SwitchNoticeLine />
      <Announcer />
      <MemoryAnnouncer />
    </div>
  )
}
