import { Plus, X } from 'lucide-react'
import { useChat, useSessionActions, useSessions, useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { SearchField } from '../search-field.tsx'
import { SessionGroups } from './session-groups.tsx'

type SessionListProps = {
  onChoose: (sessionId: string | null) => void
  /** `null` where the list is always in sight. */
  onClose: (() => void) | null
}

/** The conversations: begin one, find one, choose one. */
export function SessionList({ onChoose, onClose }: SessionListProps) {
  const text = useText()
  const sessions = useSessionActions()
  const query = useSessions((state) => state.query)
  const list = useSessions((state) => state.list)
  const current = useChat((state) => state.sessionId)
  return (
    <nav aria-label={text.conversations} className="flex h-full flex-col gap-3 p-3">
      <div className="flex flex-none gap-1">
        <button
          type="button"
          onClick={() => onChoose(null)}
          className="flex h-11 flex-1 items-center gap-2.5 rounded-xl border border-line bg-raised px-3.5 text-sm font-medium shadow-soft transition hover:border-accent/50"
        >
          <Plus aria-hidden="true" className="size-4.5 text-accent" />
          {text.newConversation}
        </button>
        {onClose !== null && <IconButton icon={X} label={text.closeList} onClick={onClose} />}
      </div>
      <SearchField
        label={text.search}
        placeholder={text.searchPlaceholder}
        clearLabel={text.clearSearch}
        query={query}
        onSearch={sessions.search}
        className="h-9 border-transparent bg-sunken text-sm"
      />
      <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-2">
        {list.length === 0 && (
          <p className="px-2 py-4 text-sm text-balance text-muted">
            {query === '' ? text.noConversations : text.nothingFound(query)}
          </p>
        )}
        <SessionGroups
          list={list}
          current={current}
          onChoose={onChoose}
          onDeleted={(sessionId) => {
            if (sessionId === current) onChoose(null)
          }}
        />
      </div>
    </nav>
  )
}
