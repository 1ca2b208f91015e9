import type { ServerResponse } from 'node:http'
import type { PullEvent } from '@eva/protocol'

/** A download, as those see it who follow it. What is told before a page has asked waits until it does. */
export class FakePull {
  readonly #atWork: PullEvent
  #following: ServerResponse[] = []
  #early: PullEvent[] = []

  constructor(atWork: PullEvent) {
    this.#atWork = atWork
  }

  follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    this.#following.push(response)
    for (const event of this.#early.splice(0)) this.tell(event)
  }

  tell(changes: Partial<PullEvent>): void {
    const event = { ...this.#atWork, ...changes }
    if (this.#following.length === 0) this.#early.push(event)
    for (const response of this.#following) response.write(`event: ${event.status}\ndata: ${JSON.stringify(event)}\n\n`)
    if (event.status === 'downloading' || event.status === 'checking') return
    for (const response of this.#following) response.end()
    this.#following = []
  }

  /** Nobody waits for the end of what nobody follows. */
  cancel(): void {
    if (this.#following.length > 0) this.tell({ status: 'cancelled' })
  }
}
