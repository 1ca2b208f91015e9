import { MAX_CLIENT_FRAGMENTS, MAX_CLIENT_FRAME_BYTES } from '@eva/protocol'
import type { WebSocket } from 'ws'

/** Why the library itself closes a socket; it sends the bare number. */
const REASONS: Readonly<Record<number, string>> = {
  1002: 'the frame is not a WebSocket frame',
  1007: 'the text is not UTF-8',
  1008: `more than ${MAX_CLIENT_FRAGMENTS} fragments in one message`,
  1009: `more than ${MAX_CLIENT_FRAME_BYTES} bytes in one message`,
}

/** Lets a socket never close without saying why: the library calls `close` on it like everybody else. */
export function closeWithReason(socket: WebSocket): void {
  const close = socket.close.bind(socket)
  socket.close = (code, reason) => close(code, reason ?? (code === undefined ? undefined : REASONS[code]))
}
