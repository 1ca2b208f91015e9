import {
  asEvaError,
  type Clock,
  type Conversation,
  type Conversations,
  type EvaError,
  HerVoice,
  type Listener,
  type MakeId,
} from '@eva/core'
import { type ClientFrame, CloseCode, type ErrorCode, parseClientFrame, type ServerEvent } from '@eva/protocol'
import { type FrameKind, Intake } from './intake.ts'
import { type HearingContext, Microphone } from './microphone.ts'
import { Outbox, type SendingSocket } from './outbox.ts'

/** The part of a WebSocket that a connection needs, so that any server fits. */
export type ConnectionSocket = SendingSocket & { close(code: number, reason: string): void }

/** What every connection of one server shares. */
export type ConnectionContext = {
  readonly conversations: Conversations
  readonly clock: Clock
  readonly makeId: MakeId
  /** Names this run of the server; a client that comes back with another one has lost its place. */
  readonly epoch: string
  /** Whether she knows a conversation, open or stored. */
  readonly exists: (sessionId: string) => Promise<boolean>
  /** Who would answer and speak now, for `hello`. */
  readonly introduce: () => Omit<Extract<ServerEvent, { type: 'hello' }>, 'type' | 'seq' | 'session_id' | 'epoch'>
  /** What listens to a microphone. */
  readonly hearing: HearingContext
  /** A failure that no client can be told about. */
  readonly reportFailure: (error: unknown) => void
}

/** One client on `/ws/chat`: translates frames into what a conversation understands, and nothing else. */
export class Connection {
  readonly #socket: ConnectionSocket
  readonly #context: ConnectionContext
  readonly #outbox: Outbox
  readonly #intake: Intake
  /** What sounds at the other end. */
  readonly #her = new HerVoice()
  /** The client as a listener: what leaves for it is known to sound there. */
  readonly #line: Listener = {
    deliver: (delivery) => {
      const hasLeft = this.#outbox.deliver(delivery)
      this.#her.left(delivery, this.#context.clock.nowMs())
      if (delivery.kind === 'event') this.#microphone?.told(delivery.event)
      return hasLeft
    },
    ready: () => this.#outbox.ready(),
  }
  #microphone: Microphone | null = null
  /** The client was told that nobody hears its sound. */
  #isDeaf = false
  /** The conversation that frames without a session id belong to. */
  #sessionId: string
  #conversation: Conversation | null = null
  #leave: () => void = () => {}
  #isClosed = false
  /** Frames take effect in the order in which they came. */
  #work: Promise<void> = Promise.resolve()

  constructor(socket: ConnectionSocket, context: ConnectionContext) {
    this.#socket = socket
    this.#context = context
    this.#intake = new Intake(context.clock.nowMs())
    this.#sessionId = context.makeId()
    this.#outbox = new Outbox(socket, context.clock, () => this.#close(CloseCode.slowReader, 'reading too slowly'))
  }

  greet(): void {
    this.#send({
      type: 'hello',
      seq: 0,
      session_id: this.#sessionId,
      epoch: this.#context.epoch,
      ...this.#context.introduce(),
    })
  }

  /** A text frame has arrived. */
  receiveText(text: string): void {
    const nowMs = this.#context.clock.nowMs()
    if (!this.#admits('text', nowMs)) return
    const frame = parseClientFrame(text)
    switch (frame.type) {
      case 'invalid':
        this.#complain('invalid_frame', `The frame was not understood: ${frame.reason}.`)
        break
      case 'unknown':
        this.#complain('invalid_frame', `There is no frame of type "${frame.received}".`)
        break
      case 'ping':
        // Not behind the queue: whatever else happens, a ping is answered at once.
        this.#send({ type: 'pong', seq: this.#lastSeq, ...(frame.id === undefined ? {} : { id: frame.id }) })
        break
      default:
        this.#enqueue(() => this.#handle(frame, nowMs))
    }
  }

  /** A binary frame has arrived. */
  receiveBinary(bytes: Uint8Array): void {
    const nowMs = this.#context.clock.nowMs()
    if (!this.#admits('sound', nowMs)) return
    // In its place among the frames: sound that was sent after a `listen` belongs to it.
    this.#enqueue(async () => this.#hear(bytes, nowMs))
  }

  /** The socket is gone. A running answer goes on: the client may come back for it. */
  closed(): void {
    this.#isClosed = true
    this.#closeMicrophone()
    this.#leave()
    this.#outbox.close()
  }

  async #handle(frame: Exclude<ClientFrame, { type: 'ping' }>, receivedAtMs: number): Promise<void> {
    switch (frame.type) {
      case 'message': {
        const conversation = await this.#join(frame.session_id ?? this.#sessionId)
        if (!this.#isClosed) conversation.audience.hearThrough(this.#line)
        // Known already where it was told while it was typed.
        await conversation.expect(frame.message)
        const turn = conversation.say({
          text: frame.message,
          speak: frame.speak ?? false,
          voice: frame.voice ?? null,
          replaces: frame.replaces ?? null,
          finishedAtMs: receivedAtMs,
        })
        turn.done.catch((thrown: unknown) => this.#fail(thrown))
        break
      }
      case 'typing': {
        const conversation = await this.#context.conversations.get(frame.session_id ?? this.#sessionId)
        void conversation.expect(frame.text)
        break
      }
      case 'interrupt':
        this.#interrupt(receivedAtMs)
        break
      case 'played':
        this.#her.played(frame.turn_id, frame.ms, receivedAtMs)
        await this.#conversation?.played(frame.turn_id, frame.ms)
        break
      case 'resume':
        await this.#resume(frame)
        break
      case 'listen':
        await this.#listen(frame)
        break
      case 'commit':
        this.#microphone?.commit()
        break
      case 'mute':
        this.#closeMicrophone()
        break
      case 'hang_up':
        this.#closeMicrophone()
        this.#interrupt(receivedAtMs)
        break
      default:
        frame satisfies never
    }
  }

  async #listen(frame: Extract<ClientFrame, { type: 'listen' }>): Promise<void> {
    const conversation = await this.#join(frame.session_id ?? this.#sessionId)
    this.#closeMicrophone()
    if (this.#isClosed) return
    conversation.audience.hearThrough(this.#line)
    const microphone = await Microphone.open(frame, conversation, this.#her, this.#context.hearing)
    if (this.#isClosed) microphone.close()
    else this.#microphone = microphone
    this.#isDeaf = false
    conversation.audience.tell({ type: 'state', state: 'listening' })
  }

  #hear(bytes: Uint8Array, nowMs: number): void {
    // Who deletes a conversation does not want it to begin anew.
    if (this.#conversation !== null && !this.#context.conversations.has(this.#conversation)) this.#closeMicrophone()
    if (this.#microphone === null) {
      // Once: more of it is on its way.
      if (!this.#isDeaf) this.#complain('invalid_frame', 'Sound came, and no microphone is open: send listen first.')
      this.#isDeaf = true
    } else if (!this.#microphone.receive(bytes, nowMs)) this.#close(CloseCode.tooFast, 'sound faster than it is spoken')
  }

  #closeMicrophone(): void {
    this.#microphone?.close()
    this.#microphone = null
  }

  #interrupt(nowMs: number): void {
    this.#her.stop(nowMs)
    this.#conversation?.interrupt()
  }

  async #join(sessionId: string): Promise<Conversation> {
    // Asked for each time: the one that we follow may have been deleted since.
    const conversation = await this.#context.conversations.get(sessionId)
    if (conversation !== this.#conversation && !this.#isClosed) this.#attach(conversation)
    return conversation
  }

  #attach(conversation: Conversation): void {
    // A microphone talks in the conversation that it was opened in.
    if (this.#conversation !== null) this.#closeMicrophone()
    this.#leave()
    this.#leave = conversation.audience.join(this.#line)
    this.#conversation = conversation
    this.#sessionId = conversation.id
  }

  async #resume({ session_id, last_seq, epoch }: Extract<ClientFrame, { type: 'resume' }>): Promise<void> {
    const known = { session_id, epoch: this.#context.epoch }
    if (!(await this.#context.exists(session_id))) {
      this.#send({ type: 'resume_lost', seq: 0, ...known, reason: 'unknown_session' })
      return
    }
    const conversation = await this.#context.conversations.get(session_id)
    const { audience } = conversation
    const sameRun = epoch === undefined || epoch === this.#context.epoch
    const place = sameRun ? audience.placeAfter(last_seq) : null
    if (place === null) {
      const reason = sameRun ? 'too_old' : 'restarted'
      this.#send({ type: 'resume_lost', seq: audience.lastSeq, ...known, reason })
      this.#attach(conversation)
      audience.hearThrough(this.#line)
    } else {
      this.#send({ type: 'resumed', seq: audience.lastSeq, ...known, replayed: audience.lastSeq - last_seq })
      await this.#replay(conversation, place)
    }
  }

  /** Sends what was missed, as fast as the client reads. In the moment when nothing is left it hears what happens. */
  async #replay(conversation: Conversation, from: number): Promise<void> {
    const { audience } = conversation
    this.#closeMicrophone()
    this.#leave()
    this.#conversation = null
    for (let place = from; !this.#isClosed; place++) {
      const delivery = audience.at(place)
      if (delivery === 'ahead') break
      if (delivery === 'gone') {
        const known = { session_id: conversation.id, epoch: this.#context.epoch }
        this.#send({ type: 'resume_lost', seq: audience.lastSeq, ...known, reason: 'too_old' })
        break
      }
      this.#line.deliver(delivery)
      const room = this.#outbox.ready()
      if (room !== undefined) await room
    }
    if (this.#isClosed) return
    // In the same tick as the look that found nothing more, sound included: no event can fall in between.
    this.#attach(conversation)
    audience.hearThrough(this.#line)
  }

  get #lastSeq(): number {
    return this.#conversation?.audience.lastSeq ?? 0
  }

  #admits(kind: FrameKind, nowMs: number): boolean {
    if (this.#intake.accepts(kind, nowMs)) return true
    this.#close(CloseCode.tooFast, 'too many frames')
    return false
  }

  #enqueue(task: () => Promise<void>): void {
    this.#work = this.#work.then(task).catch((thrown: unknown) => this.#fail(thrown))
  }

  #fail(thrown: unknown): void {
    const error = asEvaError(thrown, 'internal', 'Something went wrong inside Eva.')
    if (error.cause !== undefined) this.#context.reportFailure(error)
    this.#complainAbout(error)
  }

  #complainAbout(error: EvaError): void {
    this.#complain(error.code, error.message, error.fix)
  }

  #complain(code: ErrorCode, message: string, fix?: string): void {
    this.#send({ type: 'error', seq: this.#lastSeq, code, message, ...(fix === undefined ? {} : { fix }) })
  }

  #send(event: ServerEvent): void {
    this.#outbox.sendEvent(event)
  }

  #close(code: number, reason: string): void {
    this.#socket.close(code, reason)
    this.closed()
  }
}
