/** The socket, as far as sound is concerned. */
export type SoundLine = {
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean
  /** Bytes that were sent and have not left yet. */
  waitingBytes(): number
}

/** Leads a microphone's frames to the socket, and never keeps more than a second of them. */
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

export function createOutgoing(line: SoundLine): Outgoing {
  let waiting: Int16Array<ArrayBuffer>[] = []
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
