import { FRAME_MS } from './microphone.ts'

/** The socket, as far as sound is concerned. */
export type SoundLine = {
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean
  /** Bytes that were sent and have not left yet. */
  waitingBytes(): number
}

/** Leads a microphone's frames to the socket: never keeps more than a second of them, never sends them in a flood. */
export type Outgoing = {
  push(pcm: Int16Array<ArrayBuffer>): void
  /** Sends what waits, as far as the socket takes it. */
  flush(): void
  clear(): void
}

/** Frames that may wait for the socket: a second. What is older is dropped: an answer to it would come too late. */
const MOST_FRAMES = 31
/** While more than this waits inside the socket, the network is too slow: a quarter of a second at 48 kHz. */
const SOCKET_BYTES = 24_000
/** Sound that may go at once, in ms, and how much faster than it was spoken it may go for long; Eva takes 10,000 and 1.1. */
const BURST_MS = 2_000
const PACE = 1.05

/** @param now a clock, in ms */
export function createOutgoing(line: SoundLine, now: () => number): Outgoing {
  let waiting: Int16Array<ArrayBuffer>[] = []
  let allowanceMs = BURST_MS
  let countedAtMs = now()

  /** A page that stood still for a while gets all that was said meanwhile in one moment: most of it is lost then. */
  const mayGo = (): boolean => {
    allowanceMs = Math.min(BURST_MS, allowanceMs + (now() - countedAtMs) * PACE)
    countedAtMs = now()
    if (allowanceMs < FRAME_MS) return false
    allowanceMs -= FRAME_MS
    return true
  }
  const flush = () => {
    while (waiting.length > 0 && line.waitingBytes() < SOCKET_BYTES) {
      const [frame] = waiting
      if (frame === undefined || !line.sendBytes(littleEndian(frame))) return
      waiting.shift()
    }
  }
  return {
    flush,
    push(pcm) {
      if (!mayGo()) return
      waiting.push(pcm)
      if (waiting.length > MOST_FRAMES) waiting.shift()
      flush()
    },
    clear() {
      waiting = []
    },
  }
}

/** Every machine that browsers run on keeps samples as the wire does. */
const littleEndian = (pcm: Int16Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)
