import { MAX_MESSAGE_CHARS } from '@eva/protocol'
import { useSettings, useText } from './eva-context.tsx'

/** From here on it is told how much room is left. */
const NEAR_THE_END_CHARS = 500

export const isTooLong = (message: string): boolean => message.length > MAX_MESSAGE_CHARS

/** How much more a message can hold, once that is little; nothing is ever cut off. `id` names what is seen of it, for `aria-describedby`. */
export function LengthNote({ id, message }: { id: string; message: string }) {
  const text = useText()
  const { language } = useSettings()
  const left = MAX_MESSAGE_CHARS - message.length
  const number = (value: number) => value.toLocaleString(language)
  const isOver = left < 0
  return (
    <div>
      {left <= NEAR_THE_END_CHARS && (
        <p id={id} className={`px-3 pt-2 pb-1 text-sm tabular-nums ${isOver ? 'text-accent' : 'text-muted'}`}>
          {isOver
            ? text.tooLong(-left, number(-left), number(MAX_MESSAGE_CHARS))
            : text.charactersLeft(left, number(left))}
        </p>
      )}
      {/* Each letter would be told otherwise. Apart from the description, which would say it a second time. */}
      <p role="status" className="sr-only">
        {isOver ? text.tooLongBriefly(number(MAX_MESSAGE_CHARS)) : ''}
      </p>
    </div>
  )
}
