import { Pencil } from 'lucide-react'
import type { Ref } from 'react'
import { useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'

type UserMessageProps = { message: string; onEdit: (() => void) | null; editButton?: Ref<HTMLButtonElement> }

/** What the person said. */
export function UserMessage({ message, onEdit, editButton }: UserMessageProps) {
  const text = useText()
  return (
    <div className="group/said flex items-end justify-end gap-1">
      {onEdit !== null && (
        <IconButton
          ref={editButton}
          icon={Pencil}
          data-does="edit"
          label={text.edit}
          size="small"
          onClick={onEdit}
          className="opacity-0 group-focus-within/said:opacity-100 group-hover/said:opacity-100 pointer-coarse:opacity-70"
        />
      )}
      <div className="arrive max-w-[85%] rounded-2xl rounded-br-md bg-said px-4 py-2.5 leading-relaxed">
        <span className="sr-only">{text.youSaid} </span>
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{message}</p>
      </div>
    </div>
  )
}
