import { setTimeout as pause } from 'node:timers/promises'
import { parseServerEvent } from '@eva/protocol'
import { WebSocket } from 'ws'

/** What became of one message. */
export type Outcome = {
  /** From the send of the message to its first token; `null` when none came. */
  readonly firstTokenMs: number | null
  /** The longest time between two tokens of the answer. */
  readonly longestPauseMs: number
  readonly answeredBy: string
  readonly complete: boolean
}

/** One way to get an answer. */
export type Ask = (message: string) => Promise<Outcome>

/** Sends unique messages at an even pace, whether or not the earlier ones were answered. */
export async function atPace(messages: number, everyMs: number, ask: Ask): Promise<readonly Outcome[]> {
  const asking: Promise<Outcome>[] = []
  for (let index = 0; index < messages; index += 1) {
    asking.push(ask(`This is message number ${index + 1}, and nobody has sent it before.`))
    await pause(everyMs)
  }
  return Promise.all(asking)
}

/** A person at Eva's WebSocket, each message in a conversation of its own. The socket is open before the clock starts. */
export const throughEva =
  (address: string): Ask =>
  async (message) => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/ws/chat`, { perMessageDeflate: false })
    await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const times = new Times()
    return new Promise((resolve) => {
      const end = (answeredBy: string, complete: boolean): void => {
        socket.close()
        resolve(times.outcome(answeredBy, complete))
      }
      socket.once('close', () => end('nobody', false))
      socket.on('message', (data: Buffer) => {
        const event = parseServerEvent(data.toString())
        if (event.type === 'token') times.token()
        if (event.type === 'turn_end') end(event.provider, event.status === 'completed')
      })
      times.sent()
      socket.send(JSON.stringify({ type: 'message', message, speak: false }))
    })
  }

/** The instants of one answer. */
export class Times {
  #sentMs = performance.now()
  #firstTokenMs: number | null = null
  #latestMs = Number.NaN
  #longestPauseMs = 0

  sent(): void {
    this.#sentMs = performance.now()
  }

  token(): void {
    const nowMs = performance.now()
    if (this.#firstTokenMs === null) this.#firstTokenMs = nowMs - this.#sentMs
    else this.#longestPauseMs = Math.max(this.#longestPauseMs, nowMs - this.#latestMs)
    this.#latestMs = nowMs
  }

  outcome(answeredBy: string, complete: boolean): Outcome {
    return { firstTokenMs: this.#firstTokenMs, longestPauseMs: this.#longestPauseMs, answeredBy, complete }
  }
}
