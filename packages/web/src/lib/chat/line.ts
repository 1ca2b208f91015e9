import type { ClientFrame, ServerEvent } from '@eva/protocol'
import type { Connection } from '../connection/connection.ts'
import type { Link } from '../connection/link.ts'

/** Somebody who takes part in the conversation by other means than the message box. */
export type Member = {
  /** The conversation is joined, for the first time or after a lost connection: frames can be sent. */
  onReady(sessionId: string): void
  /** Events as they come, those of a replay left out. */
  onEvent(event: ServerEvent): void
  /** The connection is lost. */
  onLost(): void
}

/** Frames beside those of the message box. Each is sent now or not at all. */
export type Line = {
  /** `null` while the conversation is not joined. */
  sessionId(): string | null
  send(frame: ClientFrame): boolean
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean
  /** Bytes that were sent and have not left yet. */
  waitingBytes(): number
  /** Returns how to leave again. */
  join(member: Member): () => void
}

/** The line, and the conversation's own end of it, which tells all members. Both parts are made after it is. */
export function createLine(link: () => Link, connection: () => Connection): { line: Line; tell: Member } {
  const members = new Set<Member>()
  return {
    line: {
      sessionId: () => (link().isReady() ? link().sessionId() : null),
      send: (frame) => link().isReady() && connection().send(frame),
      sendBytes: (bytes) => link().isReady() && connection().sendBytes(bytes),
      waitingBytes: () => connection().waitingBytes(),
      join(member) {
        members.add(member)
        return () => void members.delete(member)
      },
    },
    tell: {
      onReady(sessionId) {
        for (const member of members) member.onReady(sessionId)
      },
      onEvent(event) {
        for (const member of members) member.onEvent(event)
      },
      onLost() {
        for (const member of members) member.onLost()
      },
    },
  }
}
