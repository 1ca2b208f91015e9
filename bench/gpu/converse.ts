import { parseServerEvent } from '@eva/protocol'
import { WebSocket } from 'ws'

export type TurnTiming = { readonly firstTokenMs: number; readonly tokensPerSecond: number }

/** What a person says, as long as spoken sentences are. */
const MESSAGES = [
  'Hello, who are you?',
  'I slept badly last night, and I do not quite know why.',
  'Maybe it was the storm. Did you ever hear a storm at sea?',
  'Tell me a short story about a lighthouse.',
  'And what became of the keeper?',
  'That is a little sad. Can it end well?',
  'Thank you. What should I do with the rest of the day?',
  'A walk sounds good. Until tonight, then!',
] as const

/** Holds one conversation over `/ws/chat`, in text, each message after the answer to the one before. */
export async function converse(address: string): Promise<readonly TurnTiming[]> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/ws/chat`, { perMessageDeflate: false })
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const turns: TurnTiming[] = []
  for (const message of MESSAGES) turns.push(await turn(socket, message))
  socket.close()
  return turns
}

function turn(socket: WebSocket, message: string): Promise<TurnTiming> {
  return new Promise((resolve, reject) => {
    const fromMs = performance.now()
    let firstMs = Number.NaN
    const read = (data: Buffer): void => {
      const event = parseServerEvent(data.toString())
      if (event.type === 'token' && Number.isNaN(firstMs)) firstMs = performance.now()
      if (event.type !== 'turn_end') return
      socket.off('message', read)
      const seconds = (performance.now() - firstMs) / 1_000
      if (event.status !== 'completed') reject(new Error(`the turn ended as ${event.status}`))
      resolve({ firstTokenMs: firstMs - fromMs, tokensPerSecond: (event.tokens - 1) / seconds })
    }
    socket.on('message', read)
    socket.send(JSON.stringify({ type: 'message', message, speak: false }))
  })
}
