import { createOpenAi } from '@eva/providers/openai-compatible'
import { WebSocket } from 'ws'
import { requestOf } from './request.ts'

/** One way to the first token. Resolves, once the answer is complete, with the ms from asking to the first token. */
export type Path = (message: string) => Promise<number>

export const MODEL = 'simulated-model'
/** The least that a program can do: fetch, and look for the first chunk with something in it. Parses nothing. */
export function rawFetch(brainUrl: string): Path {
  return async (message) => {
    const from = performance.now()
    const { messages, maxTokens, temperature } = requestOf(message)
    const body = { model: MODEL, messages, stream: true, max_tokens: maxTokens, temperature }
    const response = await fetch(`${brainUrl}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(body) })
    const decoder = new TextDecoder()
    let firstToken = Number.NaN
    for await (const chunk of response.body ?? []) {
      const isFirst = Number.isNaN(firstToken) && /"content":"[^"]/.test(decoder.decode(chunk, { stream: true }))
      if (isFirst) firstToken = performance.now() - from
    }
    return firstToken
  }
}

/** The brain called directly by the adapter that Eva uses. */
export function adapter(brainUrl: string): Path {
  const clock = { nowMs: () => performance.now(), wallTimeMs: () => Date.now() }
  const llm = createOpenAi({ baseUrl: brainUrl, model: MODEL, clock })
  return async (message) => {
    const from = performance.now()
    let firstToken = Number.NaN
    for await (const event of llm.streamTokens(requestOf(message), new AbortController().signal)) {
      if (event.type === 'token' && Number.isNaN(firstToken)) firstToken = performance.now() - from
    }
    return firstToken
  }
}

/** A client on the WebSocket of Eva or of the relay, in a conversation of its own; `type` tells Eva what is being typed. */
export async function overWebSocket(
  serverUrl: string,
): Promise<{ readonly path: Path; type(text: string): void; close(): void }> {
  const socket = new WebSocket(`${serverUrl.replace('http', 'ws')}/ws/chat`, { perMessageDeflate: false })
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const path: Path = (message) =>
    new Promise((resolve, reject) => {
      const from = performance.now()
      let firstToken = Number.NaN
      const finish = (outcome: () => void): void => {
        socket.off('message', read).off('close', broken)
        outcome()
      }
      const broken = (): void => finish(() => reject(new Error('the socket closed in the middle of an answer')))
      const read = (data: Buffer): void => {
        const at = performance.now()
        const event: { type: string; status?: string; message?: string } = JSON.parse(data.toString())
        if (event.type === 'token' && Number.isNaN(firstToken)) firstToken = at - from
        if (event.type === 'error') finish(() => reject(new Error(`the server failed: ${event.message}`)))
        if (event.type === 'turn_end') finish(() => resolve(firstToken))
      }
      socket.on('message', read).on('close', broken)
      socket.send(JSON.stringify({ type: 'message', message, speak: false }))
    })
  return {
    path,
    type: (text) => socket.send(JSON.stringify({ type: 'typing', text })),
    close: () => socket.close(),
  }
}
