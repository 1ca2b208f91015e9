import type { ServerResponse } from 'node:http'
import { pause, type Wait } from '../simulator/index.ts'
import { chunkWriter, usageOf, xGroqUsage } from './chunk.ts'
import type { SimulatedRequest, SimulatedStream, StreamEnding } from './reply.ts'
import { inTwo } from './split-event.ts'

/** How slowly one answer comes, ms. */
export type Rhythm = { readonly firstTokenMs: number; readonly nextTokenMs: () => number }

export type Sending = {
  readonly signal: AbortSignal
  /** Called with each token that is sent. */
  readonly onToken: () => void
  /** Waits out the delays of the rhythm. */
  readonly wait: Wait
}

type Answer = {
  readonly request: SimulatedRequest
  readonly reply: SimulatedStream
  readonly rhythm: Rhythm
  readonly promptTokens: number
}

/** First two bytes of the four that make 👋. */
const HALF_A_CHARACTER = Uint8Array.of(0xf0, 0x9f)

/** The event in which a stream breaks off, up to the opening quote of its content. */
const BROKEN_EVENT = 'data: {"choices":[{"index":0,"delta":{"content":"'

/** An event that is neither JSON nor UTF-8. */
const GARBAGE = Buffer.concat([Buffer.from('data: {"choices":[{"delta":'), Uint8Array.of(0xff, 0xfe, 0xc0, 0x0a, 0x0a)])

/**
 * Sends `reply` as `chat.completion.chunk` events. Resolves when nothing more is to be sent; throws the abort error of
 * `signal` when the client goes first.
 */
export async function streamReply(
  response: ServerResponse,
  { request, reply, rhythm, promptTokens }: Answer,
  { signal, onToken, wait }: Sending,
): Promise<void> {
  const chunk = chunkWriter(request.model)
  const usageIn = request.wantsUsage ? (reply.usageIn ?? 'last_chunk') : 'nowhere'
  const pauseBetween = (): Promise<void> => wait(reply.tokenMs ?? rhythm.nextTokenMs(), signal)
  const write = async (event: string): Promise<void> => {
    const [start, rest] = reply.splitsCharacters ? inTwo(event) : [event]
    response.write(start)
    if (rest === undefined) return
    await pause(0, signal)
    response.write(rest)
  }

  await wait(reply.firstTokenMs ?? rhythm.firstTokenMs, signal)
  const begun = usageIn === 'x_groq' ? { x_groq: { id: 'req_simulated' } } : {}
  await write(chunk({ role: 'assistant', content: '' }, null, begun))
  for (const piece of reply.reasoning ?? []) await write(chunk({ reasoning_content: piece }))

  let sent = 0
  let finishReason = 'stop'
  for (const content of reply.tokens) {
    if (sent === request.maxTokens) {
      finishReason = 'length'
      break
    }
    if (sent > 0) await pauseBetween()
    if (sent === reply.garbageAfter) response.write(GARBAGE)
    await write(chunk({ content }))
    sent += 1
    onToken()
  }

  await pauseBetween()
  const ending = reply.ending ?? 'done'
  if (ending !== 'done' && ending !== 'no_done') return breakOff(response, ending)
  const usage = usageOf(promptTokens, sent)
  await write(chunk({}, finishReason, usageIn === 'x_groq' ? { x_groq: xGroqUsage(usage) } : {}))
  if (usageIn === 'last_chunk') await write(chunk(null, null, { usage }))
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
