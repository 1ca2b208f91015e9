import type { SessionSummary } from '@eva/protocol'
import { Download, FileJson, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { exportUrl } from '../../lib/api.ts'
import { localeOf } from '../../lib/text/locale.ts'
import { saidAt } from '../../lib/text/said-at.ts'
import { useSettings, useText } from '../eva-context.tsx'
import { MenuButton, MenuLink, PopoverMenu } from '../popover-menu.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'

type SessionItemProps = {
  session: SessionSummary
  now: Date
  isCurrent: boolean
  onChoose: () => void
  onDeleted: () => void
}

/** One conversation in the list, with what can be done to it. */
export function SessionItem({ session, now, isCurrent, onChoose, onDeleted }: SessionItemProps) {
  const text = useText()
  const { language } = useSettings()
  const updatedAt = new Date(session.updated_at)
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null)
  const title = session.title.replace(/\s+/g, ' ').trim() || text.untitled
  const close = () => setDialog(null)
  return (
    <li
      className={`group/session relative flex items-center rounded-xl transition-colors pointer-coarse:pr-1 ${isCurrent ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      <button
        type="button"
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onChoose}
        className="min-w-0 flex-1 rounded-xl px-2.5 py-2 text-left text-sm"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate">{title}</span>
          <time
            dateTime={session.updated_at}
            title={updatedAt.toLocaleString(localeOf(language))}
            className="flex-none text-xs text-muted tabular-nums pointer-fine:group-hover/session:invisible pointer-fine:group-has-focus-visible/session:invisible pointer-fine:group-has-[:popover-open]/session:invisible"
          >
            {saidAt(updatedAt, now, language)}
          </time>
        </span>
        {session.snippet !== null && (
          <span className="mt-0.5 line-clamp-2 block text-xs text-muted [overflow-wrap:anywhere]">
            {session.snippet}
          </span>
        )}
      </button>
      <PopoverMenu
        label={text.moreFor(title)}
        size="small"
        className="opacity-0 group-hover/session:opacity-100 group-has-focus-visible/session:opacity-100 group-has-[:popover-open]/session:opacity-100 pointer-coarse:opacity-100 pointer-fine:absolute pointer-fine:top-0.5 pointer-fine:right-0.5"
      >
        <MenuButton icon={Pencil} onClick={() => setDialog('rename')}>
          {text.rename}
        </MenuButton>
        <MenuLink download icon={Download} href={exportUrl(session.session_id, 'md')}>
          {text.exportMarkdown}
        </MenuLink>
        <MenuLink download icon={FileJson} href={exportUrl(session.session_id, 'json')}>
          {text.exportJson}
        </MenuLink>
        <MenuButton icon={Trash2} onClick={() => setDialog('delete')}>
          {text.delete}
        </MenuButton>
      </PopoverMenu>
      {dialog === 'rename' && <RenameDialog session={session} onClose={close} />}
      {dialog === 'delete' && <DeleteDialog session={session} title={title} onClose={close} onDeleted={onDeleted} />}
    </li>
  )
}
