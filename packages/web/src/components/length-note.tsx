import { MAX_MESSAGE_CHARS } from '@eva/protocol'
import { useSettings, useText } from './eva-context.tsx'

/** From here on it is told how much room is left. */
const NEAR_THE_END_CHARS = 500

export const isTooLong = (message: string): boolean => message.length > MAX_MESSAGE_CHARS

/** How much more a message can hold, once that is little; nothing is ever cut off. Names itself for `aria-describedby`. */
export function LengthNote({ id, message }: { id: string; message: string }) {
  const text = useText()
  const { language } = useSettings()
  const left = MAX_MESSAGE_CHARS - message.length
  const number = (value: number) => value.toLocaleString(language)
  const isOver = left < 0
  return (
    <div id={id}>
      {left <= NEAR_THE_END_CHARS && (
        <p className={`px-3 pt-2 pb-1 text-sm tabular-nums ${isOver ? 'text-accent' : 'text-muted'}`}>
          {isOver ? text.tooLong(number(-left), number(MAX_MESSAGE_CHARS)) : text.charactersLeft(number(left))}
        </p>
      )}
      {/* Each letter would be told otherwise. */}
      <p role="status" className="sr-only">
        {isOver ? text.tooLongBriefly(number(MAX_MESSAGE_CHARS)) : ''}
      </p>
    </div>
  )
}
