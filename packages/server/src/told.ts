import { Channel } from '@eva/core'

/** Events of something that goes on, for all who want to see how it goes: whoever comes late is told what was before. */
export class Told<Event> {
  readonly #most: number
  readonly #events: Event[] = []
  readonly #followers = new Set<Channel<Event>>()
  #ended = false

  /** @param most far more events than there will be; what comes after so many is not told */
  constructor(most: number) {
    this.#most = most
  }

  tell(event: Event): void {
    if (this.#ended || this.#events.length >= this.#most) return
    this.#events.push(event)
    for (const follower of this.#followers) void follower.push(event)
  }

  /** Nothing more will come. */
  end(): void {
    this.#ended = true
    for (const follower of this.#followers) follower.close()
  }

  /** What was told so far, and then what is told, to the last; leaving stops nothing. */
  async *follow(): AsyncGenerator<Event, void> {
    const channel = new Channel<Event>(this.#most)
    for (const event of this.#events) void channel.push(event)
    if (this.#ended) channel.close()
    this.#followers.add(channel)
    try {
      yield* channel
    } finally {
      this.#followers.delete(channel)
    }
  }
}
