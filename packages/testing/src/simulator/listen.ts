import type { Server } from 'node:http'

export type Listening = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Stops listening and breaks every connection. */
  readonly close: () => Promise<void>
}

/** Lets `server` listen on a loopback port, any free one for 0. Rejects with Node's own error when it is taken. */
export async function listen(server: Server, port: number): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
