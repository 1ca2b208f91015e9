import { switchLine } from '../../lib/text/switch-words.ts'
import { useChat, useText } from '../eva-context.tsx'

/**
 * Another brain took over: one quiet line below the messages, which moves nothing and leaves by itself. A screen reader
 * hears it once; the seconds that count down are for the eye alone.
 */
export function SwitchNoticeLine() {
  const text = useText()
  const notice = useChat((state) => state.switchNotice)
  return (
    <>
      <p role="status" aria-live="polite" className="sr-only">
        {notice === null ? '' : switchLine(notice.change, notice.firstRestS, text)}
      </p>
      {notice !== null && (
        <div className="pointer-events-none absolute inset-x-0 bottom-2 flex justify-center px-4">
          <p
            aria-hidden="true"
            data-switch={notice.change.cause}
            className="arrive rounded-full border border-line bg-raised px-4 py-1.5 text-center text-sm text-muted text-balance tabular-nums shadow-soft"
          >
            {switchLine(notice.change, notice.restS, text)}
          </p>
        </div>
      )}
    </>
  )
}
