import { EyeOff } from 'lucide-react'
import { useChat, useChatActions, useText } from '../eva-context.tsx'

/** Whether this conversation is off the record. */
export function OffRecordSwitch() {
  const text = useText()
  const chat = useChatActions()
  const isOff = useChat((state) => state.offRecord)
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOff}
      aria-label={text.offRecord}
      title={isOff ? text.offRecordOn : text.offRecordOff}
      onClick={() => void chat.setOffRecord(!isOff)}
      className="flex h-10 flex-none items-center gap-2 rounded-full px-3 text-sm text-muted transition-colors hover:bg-sunken aria-checked:bg-accent-soft aria-checked:text-accent"
    >
      <EyeOff aria-hidden="true" className="size-5" strokeWidth={1.8} />
      {isOff && <span className="max-sm:sr-only">{text.offRecord}</span>}
    </button>
  )
}

/** The sign that it is, above the message box. */
export function OffRecordNote() {
  const text = useText()
  const isOff = useChat((state) => state.offRecord)
  return (
    <p role="status" className="px-3 text-center text-xs text-muted text-balance not-empty:pb-2">
      {isOff ? text.offRecordOn : ''}
    </p>
  )
}
