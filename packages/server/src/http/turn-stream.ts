import { Channel, type Conversation, type Delivery, type FinishedTurn, type Listener, type Utterance } from '@eva/core'
import type { ServerEvent } from '@eva/protocol'

/** Events that may wait for a slow reader of an answer; more than an answer has. */
const EVENTS_MAX = 4_096

export type FollowedTurn = {
  readonly id: string
  /** The turn's events, from `turn_start` to `turn_end`. */
  readonly events: AsyncIterable<ServerEvent>
  readonly done: Promise<FinishedTurn>
}

/** Says something in a conversation and follows what comes of it: a whole turn for those who have no WebSocket. */
export function followTurn(conversation: Conversation, utterance: Utterance): FollowedTurn {
  const events = new Channel<ServerEvent>(EVENTS_MAX)
  // Set in the same tick, before the turn's first event can come.
  let turnId: string | null = null
  const listener: Listener = {
    deliver(delivery: Delivery): boolean {
      if (delivery.kind === 'audio') return false
      const { event } = delivery
      if (!('turn_id' in event) || event.turn_id !== turnId) return false
      void events.push(event)
      if (event.type === 'turn_end') events.close()
      return true
    },
    ready: () => undefined,
  }
  const leave = conversation.audience.join(listener)
  const turn = conversation.say(utterance)
  turnId = turn.id
  turn.done.then(leave, (thrown: unknown) => {
    leave()
    events.fail(thrown)
  })
  return { id: turn.id, events, done: turn.done }
}
