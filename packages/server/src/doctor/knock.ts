import { connect } from 'node:net'
import type { Knock } from './checks/network.ts'

/** Longer than any door in one's own house takes to open, in ms. */
const PATIENCE_MS = 1_000

/** Opens a connection and closes it at once. Never rejects. */
export const knock: Knock = (host, port, signal) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS, signal })
    const end = (answers: boolean) => () => {
      socket.destroy()
      resolve(answers)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
