import type { ClientFrame, ServerEvent, ServerEventOf } from '@eva/protocol'

/** The conversation that a connection shall serve. */
export type LinkTarget = {
  sessionId: string
  /** Where to go on; `null` where only new events are wanted, or nothing is known. */
  resume: { lastSeq: number; epoch: string | null } | null
}

export type LinkOptions = {
  send: (frame: ClientFrame) => boolean
  onHello: (hello: ServerEventOf<'hello'>) => void
  /** An event of the conversation that was not seen before, in order. */
  onEvent: (event: ServerEvent) => void
  /** Missed events cannot be had. Load the history, then call `settle()`. */
  onLost: (reason: ServerEventOf<'resume_lost'>['reason']) => void
  /** All that was missed has been seen: messages may be sent. */
  onReady: () => void
}

/** Which conversation this page follows, up to which event, and how to go on after the socket broke. */
export type Link = {
  /** Chooses the conversation for the next `hello`; `null` lets the server name a new one. */
  aim(target: LinkTarget | null): void
  handle(event: ServerEvent): void
  /** The history is loaded, and the page is up to date. */
  settle(): void
  /** The socket is gone. */
  drop(): void
  isReady(): boolean
  isReplaying(): boolean
  sessionId(): string | null
  epoch(): string | null
  /** Number of the latest event seen; `null` before the first. */
  lastSeq(): number | null
}

/** The handshake of one conversation over however many sockets it takes. */
export function createLink(options: LinkOptions): Link {
  let sessionId: string | null = null
  let epoch: string | null = null
  let lastSeq: number | null = null
  let phase: 'offline' | 'resuming' | 'ready' = 'offline'
  let replayLeft = 0

  const ready = () => {
    phase = 'ready'
    replayLeft = 0
    options.onReady()
  }

  const greet = (hello: ServerEventOf<'hello'>) => {
    options.onHello(hello)
    if (sessionId === null) {
      sessionId = hello.session_id
      lastSeq = hello.seq
    }
    const isNew = sessionId === hello.session_id
    const knownEpoch = epoch
    epoch ??= hello.epoch
    if (isNew || lastSeq === null) return ready()
    phase = 'resuming'
    options.send({
      type: 'resume',
      session_id: sessionId,
      last_seq: lastSeq,
      ...(knownEpoch === null ? {} : { epoch: knownEpoch }),
    })
  }

  const follow = (event: ServerEvent) => {
    if (lastSeq !== null && event.seq <= lastSeq) return
    lastSeq = event.seq
    options.onEvent(event)
    if (replayLeft > 0 && --replayLeft === 0) ready()
  }

  return {
    aim(target) {
      sessionId = target?.sessionId ?? null
      epoch = target?.resume?.epoch ?? null
      lastSeq = target?.resume?.lastSeq ?? null
      phase = 'offline'
      replayLeft = 0
    },
    handle(event) {
      switch (event.type) {
        case 'hello':
          return greet(event)
        case 'resumed':
          epoch = event.epoch
          replayLeft = event.replayed
          if (replayLeft === 0) ready()
          return
        case 'resume_lost':
          epoch = event.epoch
          lastSeq = event.seq
          return options.onLost(event.reason)
        case 'pong':
          return
        case 'error':
          return event.turn_id === undefined ? options.onEvent(event) : follow(event)
        default:
          return follow(event)
      }
    },
    settle: ready,
    drop() {
      phase = 'offline'
      replayLeft = 0
    },
    isReady: () => phase === 'ready',
    isReplaying: () => replayLeft > 0,
    sessionId: () => sessionId,
    epoch: () => epoch,
    lastSeq: () => lastSeq,
  }
}
