import type { Socket, SocketHandlers } from './connection.ts'
import { signInIfAsked } from './sign-in-if-asked.ts'

/** Address of the chat socket on the server that this page came from. */
export function chatSocketUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/chat`
}

const CLOSED_BY_THE_PAGE = 1000

/** Opens a browser WebSocket behind the small face that a connection needs. */
export function openBrowserSocket(url: string, handlers: SocketHandlers): Socket {
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => handlers.onOpen()
  socket.onclose = ({ code }) => {
    handlers.onClose(code)
    // A browser does not tell a page why a socket was refused, and a lost one loses what it was closed with.
    if (code !== CLOSED_BY_THE_PAGE) {
      void signInIfAsked(
        (input, init) => fetch(input, init),
        (path) => location.assign(path),
      )
    }
  }
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') handlers.onText(event.data)
    else if (event.data instanceof ArrayBuffer) handlers.onBinary(event.data)
  }
  return {
    send: (data) => socket.send(data),
    waitingBytes: () => socket.bufferedAmount,
    close: () => socket.close(CLOSED_BY_THE_PAGE),
  }
}
