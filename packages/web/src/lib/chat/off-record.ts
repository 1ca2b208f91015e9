import type { StoreApi } from 'zustand/vanilla'
import type { Api } from '../api.ts'
import type { Problem } from '../conversation/conversation.ts'
import type { ChatState } from './chat-state.ts'

export type OffRecord = {
  /** The server does not know yet: no message may leave before. */
  isBeingTold(): boolean
  set(isOff: boolean): Promise<void>
  /** A conversation was opened, in which it is as the server says. */
  opened(sessionId: string, isOff: boolean): void
  /** The line is there. A conversation without a message may have got another name since it was told. */
  ready(sessionId: string): void
  /** Another conversation: on the record until it says otherwise. */
  leave(): void
}

type OffRecordParts = {
  readonly store: StoreApi<ChatState>
  readonly api: Pick<Api, 'setOffRecord'>
  readonly sessionId: () => string | null
  /** What waited for it may leave. */
  readonly onTold: () => void
  readonly onProblem: (problem: Problem) => void
}

/** Whether this conversation is off the record, here and on the server. */
export function createOffRecord({ store, api, sessionId, onTold, onProblem }: OffRecordParts): OffRecord {
  let toldTo: string | null = null
  let telling = 0

  const tell = async (id: string, isOff: boolean): Promise<void> => {
    telling += 1
    toldTo = id
    const outcome = await api.setOffRecord(id, isOff)
    telling -= 1
    if (!outcome.ok) {
      store.setState({ offRecord: !isOff })
      onProblem(outcome.problem)
    }
    onTold()
  }

  return {
    isBeingTold: () => telling > 0,
    async set(isOff) {
      store.setState({ offRecord: isOff })
      const id = sessionId()
      if (id !== null) await tell(id, isOff)
    },
    opened(id, isOff) {
      toldTo = id
      store.setState({ offRecord: isOff })
    },
    ready(id) {
      if (store.getState().offRecord && toldTo !== id) void tell(id, true)
    },
    leave() {
      toldTo = null
      store.setState({ offRecord: false })
    },
  }
}
