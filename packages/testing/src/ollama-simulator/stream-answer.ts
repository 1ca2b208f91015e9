import type { ServerResponse } from 'node:http'
import { type Pace, pause } from '../simulator/index.ts'
import type { AnswerEnding, SimulatedAnswer, SimulatedChat } from './reply.ts'

/** Every line says that it was made now, so that the same request always gets the same bytes. */
const CREATED_AT = '2026-01-02T03:04:05.123456789Z'

/** First two bytes of the four that make 👋. */
const HALF_A_CHARACTER = Uint8Array.of(0xf0, 0x9f)

/** The line in which a stream breaks off, up to the opening quote of its content. */
const BROKEN_LINE = '{"model":"m","message":{"role":"assistant","content":"'

/** Nanoseconds, as the real server counts; the same for every answer. */
const DURATIONS = {
  total_duration: 4_883_583_458,
  load_duration: 1_334_875,
  prompt_eval_duration: 342_546_000,
  eval_duration: 4_535_599_000,
} as const

/**
 * Sends `answer` as lines of JSON. Resolves when nothing more is to be sent; throws the abort error of `signal` when
 * the client goes first.
 */
export async function streamAnswer(
  response: ServerResponse,
  chat: SimulatedChat,
  answer: SimulatedAnswer,
  { pace, signal }: { readonly pace: Pace; readonly signal: AbortSignal },
): Promise<void> {
  const line = lineWriter(chat.model)
  const most = chat.options.numPredict ?? Number.POSITIVE_INFINITY
  response.flushHeaders()
  await pause(pace.firstTokenMs, signal)

  let sent = 0
  let reason = 'stop'
  for (const message of messagesOf(answer)) {
    if (sent === most) {
      reason = 'length'
      break
    }
    if (sent > 0) await pause(pace.tokenMs, signal)
    response.write(line(message))
    sent += 1
  }

  await pause(pace.tokenMs, signal)
  const ending = answer.ending ?? 'done'
  if (ending !== 'done' && ending !== 'done_uncounted') return breakOff(response, ending)
  const counts = { prompt_eval_count: countWords(chat), eval_count: sent }
  const last = { done: true, done_reason: reason, ...DURATIONS, ...(ending === 'done' ? counts : {}) }
  response.end(line({ content: '' }, last))
}

function* messagesOf({ thinking = [], tokens }: SimulatedAnswer): Generator<object> {
  for (const piece of thinking) yield { content: '', thinking: piece }
  for (const content of tokens) yield { content }
}

function breakOff(response: ServerResponse, ending: Exclude<AnswerEnding, 'done' | 'done_uncounted'>): void {
  if (ending === 'stall') return
  if (ending === 'early_end') response.end()
  else if (ending === 'cut') response.destroy()
  else if (ending === 'cut_inside_character') {
    response.write(BROKEN_LINE)
    response.write(HALF_A_CHARACTER, () => response.destroy())
  } else response.end(`${JSON.stringify({ error: ending.error })}\n`)
}

const lineWriter =
  (model: string) =>
  (message: object, more: object = { done: false }): string =>
    `${JSON.stringify({ model, created_at: CREATED_AT, message: { role: 'assistant', ...message }, ...more })}\n`

/** One token is one word here. */
const countWords = ({ messages }: SimulatedChat): number =>
  messages.reduce((sum, { content }) => sum + (content.match(/\S+/g)?.length ?? 0), 0)
