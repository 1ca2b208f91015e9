import type { Socket, SocketHandlers } from './connection.ts'

/** Address of the chat socket on the server that this page came from. */
export function chatSocketUrl(location: { protocol: string; host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/chat`
}

/** Opens a browser WebSocket behind the small face that a connection needs. */
export function openBrowserSocket(url: string, handlers: SocketHandlers): Socket {
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => handlers.onOpen()
  socket.onclose = (event) => handlers.onClose(event.code)
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') handlers.onText(event.data)
    else if (event.data instanceof ArrayBuffer) handlers.onBinary(event.data)
  }
  return {
    send: (data) => socket.send(data),
    waitingBytes: () => socket.bufferedAmount,
    close: () => socket.close(1000),
  }
}
