import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { isBusy } from '../../lib/chat/chat-state.ts'
import { ariaKeys } from '../../lib/keys/shortcuts.ts'
import { useChat, useChatActions, useText } from '../eva-context.tsx'
import { isTooLong, LengthNote } from '../length-note.tsx'
import { useDraft } from './draft.ts'
import { OffRecordNote, OffRecordSwitch } from './off-record-switch.tsx'
import { SpeakSwitch } from './speak-switch.tsx'

/** The message box. Enter sends, also while she answers; Escape stops her. */
export function Composer() {
  const text = useText()
  const chat = useChatActions()
  const busy = useChat(isBusy)
  const hasUnsent = useChat((state) => state.conversation.pending !== null)
  const { draft, setDraft } = useDraft()
  const box = useRef<HTMLTextAreaElement>(null)
  const message = draft.trim()
  const canSend = message !== '' && !hasUnsent && !isTooLong(message)

  const send = () => {
    if (!canSend) return
    chat.send(message)
    setDraft('')
  }

  useLayoutEffect(() => {
    if (box.current === null) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight}px`
  }, [draft])

  useEffect(() => {
    // On a phone the focus would bring up the keyboard before anybody asked for it.
    if (matchMedia('(pointer: fine)').matches) box.current?.focus()
  }, [])

  return (
    <form
      className="mx-auto w-full max-w-[46rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <OffRecordNote />
      <div className="rounded-3xl border border-line bg-raised p-2 shadow-soft transition-colors has-[textarea:focus]:border-accent">
        <textarea
          ref={box}
          id="composer"
          aria-label={text.composerLabel}
          aria-keyshortcuts={ariaKeys('focus')}
          placeholder={text.composerPlaceholder}
          value={draft}
          rows={1}
          aria-invalid={isTooLong(message) || undefined}
          aria-describedby="composer-length"
          enterKeyHint="send"
          onChange={(event) => {
            setDraft(event.target.value)
            chat.typed(event.target.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault()
              send()
            }
          }}
          className="block max-h-[30dvh] w-full resize-none bg-transparent px-3 pt-2 pb-1 leading-relaxed outline-none placeholder:text-muted"
        />
        <LengthNote id="composer-length" message={message} />
        <div className="flex items-center gap-2">
          <SpeakSwitch />
          <OffRecordSwitch />
          <p className="mr-auto hidden truncate text-xs text-muted md:block">{text.composerHint}</p>
          <span className="mr-auto md:hidden" />
          {busy && message === '' ? (
            <button
              type="button"
              onClick={chat.stop}
              aria-keyshortcuts={ariaKeys('stop')}
              className="flex h-10 items-center gap-2 rounded-full bg-ink px-4 text-sm font-medium text-paper"
            >
              <Square aria-hidden="true" className="size-3.5 fill-current" />
              {text.stop}
              <span className="hidden text-xs opacity-70 md:inline" aria-hidden="true">
                {text.stopHint}
              </span>
            </button>
          ) : (
            <button
              type="submit"
              disabled={!canSend}
              aria-label={text.send}
              title={text.send}
              className="grid size-10 flex-none place-items-center rounded-full bg-accent text-accent-ink transition enabled:hover:brightness-105 disabled:bg-sunken disabled:text-muted"
            >
              <ArrowUp aria-hidden="true" className="size-5" />
            </button>
          )}
        </div>
      </div>
    </form>
  )
}
