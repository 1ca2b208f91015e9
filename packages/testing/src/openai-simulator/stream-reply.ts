import type { ServerResponse } from 'node:http'
import { type Pace, pause } from './pace.ts'
import type { SimulatedRequest, SimulatedStream, StreamEnding } from './reply.ts'

/** Every chunk says it was made at this second, so that the same request always gets the same bytes. */
const CREATED_S = 1_700_000_000

/** First two bytes of the four that make 👋. */
const HALF_A_CHARACTER = Uint8Array.of(0xf0, 0x9f)

/** The event in which a stream breaks off, up to the opening quote of its content. */
const BROKEN_EVENT = 'data: {"choices":[{"index":0,"delta":{"content":"'

/**
 * Sends `reply` as `chat.completion.chunk` events. Resolves when nothing more is to be sent; throws the abort error of
 * `signal` when the client goes first.
 */
export async function streamReply(
  response: ServerResponse,
  request: SimulatedRequest,
  reply: SimulatedStream,
  { pace, signal }: { readonly pace: Pace; readonly signal: AbortSignal },
): Promise<void> {
  const chunk = chunkWriter(request.model)
  await pause(pace.firstTokenMs, signal)
  response.write(chunk({ role: 'assistant', content: '' }))
  for (const piece of reply.reasoning ?? []) response.write(chunk({ reasoning_content: piece }))

  let sent = 0
  let finishReason = 'stop'
  for (const content of reply.tokens) {
    if (sent === request.maxTokens) {
      finishReason = 'length'
      break
    }
    if (sent > 0) await pause(pace.tokenMs, signal)
    response.write(chunk({ content }))
    sent += 1
  }

  await pause(pace.tokenMs, signal)
  const ending = reply.ending ?? 'done'
  if (ending !== 'done' && ending !== 'no_done') return breakOff(response, ending)
  const usage = usageOf(request, sent)
  const usageIn = request.wantsUsage ? (reply.usageIn ?? 'last_chunk') : 'nowhere'
  response.write(chunk({}, finishReason, usageIn === 'x_groq' ? { x_groq: { id: 'req_simulated', usage } } : {}))
  if (usageIn === 'last_chunk') response.write(chunk(null, null, { usage }))
  response.end(ending === 'done' ? 'data: [DONE]\n\n' : '')
}

function breakOff(response: ServerResponse, ending: Exclude<StreamEnding, 'done' | 'no_done'>): void {
  if (ending === 'stall') return
  if (ending === 'early_end') response.end()
  else if (ending === 'cut') response.destroy()
  else if (ending === 'cut_inside_character') {
    response.write(BROKEN_EVENT)
    response.write(HALF_A_CHARACTER, () => response.destroy())
  } else response.end(`data: ${JSON.stringify({ error: ending.error })}\n\n`)
}

type WriteChunk = (delta: object | null, finishReason?: string | null, more?: object) => string

/** One event with one chunk; without a delta it has no choice at all, as the chunk that carries the count. */
const chunkWriter =
  (model: string): WriteChunk =>
  (delta, finishReason = null, more = {}) => {
    const choices = delta === null ? [] : [{ index: 0, delta, logprobs: null, finish_reason: finishReason }]
    const envelope = { id: 'chatcmpl-simulated', object: 'chat.completion.chunk', created: CREATED_S, model }
    return `data: ${JSON.stringify({ ...envelope, choices, ...more })}\n\n`
  }

/** One token is one word here, for the prompt as for the default answer. */
function usageOf(request: SimulatedRequest, completionTokens: number): object {
  const promptTokens = request.messages.reduce((sum, { content }) => sum + (content.match(/\S+/g)?.length ?? 0), 0)
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  }
}
