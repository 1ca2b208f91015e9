import type { TurnStatus } from '@eva/protocol'
import type { FinishedTurn, StoredTurn } from '../contracts/store.ts'
import { asEvaError, BargeIn, type EvaError } from '../errors.ts'
import { hold } from '../streams/hold.ts'
import { type Started, startNow } from '../streams/start-now.ts'
import { Playback } from '../turn/heard.ts'
import { buildPrompt, type Exchange } from '../turn/prompt.ts'
import { runTurn } from '../turn/run-turn.ts'
import { Stopwatch } from '../turn/stopwatch.ts'
import type { TurnEvent } from '../turn/turn-event.ts'
import { Audience } from './audience.ts'
import { deliverTurn } from './deliver-turn.ts'
import type { Engine } from './engine.ts'
import { errorEvent, turnEndEvent } from './event-of.ts'
import { History } from './history.ts'
import { OnHerMind } from './on-her-mind.ts'
import { planTurn } from './plan-turn.ts'
import { TurnRecord } from './turn-record.ts'
import type { Draft, StartedTurn, Utterance } from './utterance.ts'

/** A turn that is thought about, and of which nothing is told yet. */
type PreparedTurn = {
  /** How many exchanges of the history stay before it. */
  readonly keep: number
  readonly record: TurnRecord
  /** What was heard of the turn before is on disk. */
  readonly settled: Promise<void>
  readonly events: Started<TurnEvent>
}

/** Events that a draft may hold: the whole first sentence and its sound, and no more work than a person may drop. */
const HELD_EVENTS_MAX = 256

const heldBack = (events: AsyncGenerator<TurnEvent, void>): Started<TurnEvent> => hold(events, HELD_EVENTS_MAX)

/**
 * One conversation: the only writer of its events, its history and its rows in the store. It knows no transport:
 * listeners come and go in its `audience`. One turn runs at a time; a new message interrupts the one before.
 */
export class Conversation {
  readonly id: string
  readonly audience = new Audience()
  readonly #engine: Engine
  readonly #history: History
  readonly #mind: OnHerMind
  #nextNumber: number
  #running: { readonly cancel: AbortController; readonly done: Promise<FinishedTurn> } | null = null
  #draft: Draft | null = null
  /** The latest turn: its playback may go on after its end. */
  #latest: TurnRecord | null = null
  /** What the user speaks: of the latest message, as a primary tag. */
  #language: string
  #closing = false

  private constructor(
    id: string,
    engine: Engine,
    turns: readonly StoredTurn[],
    { lastNumber, offRecord }: { readonly lastNumber: number; readonly offRecord: boolean },
  ) {
    this.id = id
    this.#engine = engine
    this.#history = new History(turns)
    this.#mind = new OnHerMind(id, engine, offRecord)
    this.#nextNumber = lastNumber + 1
    this.#language = engine.voices.detectLanguage(turns.at(-1)?.message ?? '', 'en')
  }

  /** Opens a conversation with what the store knows of it; one that does not exist is made by its first turn. */
  static async open(id: string, engine: Engine): Promise<Conversation> {
    const { store } = engine
    const [turns, lastNumber, offRecord] = await Promise.all([
      store.turns(id),
      store.lastTurnNumber(id),
      store.memories.isOffRecord(id),
    ])
    return new Conversation(id, engine, turns, { lastNumber, offRecord })
  }

  get isAnswering(): boolean {
    return this.#running !== null
  }

  get isOffRecord(): boolean {
    return this.#mind.isOffRecord
  }

  /** Off the record, nothing that is said is remembered, and she answers as if she remembered nothing. */
  async setOffRecord(isOff: boolean): Promise<void> {
    if (isOff) this.forgetWhatWasInMind()
    await this.#mind.setOffRecord(isOff)
  }

  /**
   * The user is saying or typing this, or is about to: what she remembers about it is looked up. Resolves when that is
   * there, and soon in any case. A turn uses what is there when it begins.
   */
  expect(text: string): Promise<void> {
    return this.#mind.expect(text)
  }

  /** Memories were forgotten or changed: no later prompt holds what was known of them. */
  forgetWhatWasInMind(): void {
    this.#draft?.drop()
    this.#mind.clear()
    if (this.#latest !== null) this.#latest.inMind = []
    this.#history.forgetWhatWasInMind()
  }

  /** Answers what the user said. Whatever she is saying stops. */
  say(utterance: Utterance): StartedTurn {
    const id = this.#engine.makeId()
    const previous = this.#running?.done
    this.interrupt()
    // In place before the first await: an interrupt in the very next frame must find it.
    const cancel = new AbortController()
    const stopwatch = this.#stopwatch(utterance)
    stopwatch.mark('endpoint')
    return this.#run(id, cancel, this.#take(id, utterance, stopwatch, previous, cancel))
  }

  /**
   * Begins to answer what the user may have finished saying: brain and voice work, and nothing of it is told or kept
   * until it is committed. There is one draft at a time; a message, an interruption or another draft drops it.
   */
  draft(utterance: Utterance): Draft {
    this.#draft?.drop()
    const id = this.#engine.makeId()
    const cancel = new AbortController()
    const stopwatch = this.#stopwatch(utterance)
    const prepared = this.#prepare(id, utterance, stopwatch, this.#running?.done, cancel, heldBack)
    prepared.catch(ownCallerKnows)
    const drop = (): void => {
      if (this.#draft !== draft) return
      this.#draft = null
      cancel.abort(new BargeIn('more was said'))
      prepared.then(({ events }) => events.return()).catch(ownCallerKnows)
    }
    const draft: Draft = {
      text: utterance.text,
      get isReady() {
        return isReady(stopwatch, utterance)
      },
      drop,
      commit: () => {
        if (this.#draft !== draft) return this.say(utterance)
        this.#draft = null
        stopwatch.mark('endpoint')
        return this.#run(
          id,
          cancel,
          prepared.then((turn) => this.#carryOut(turn, utterance, cancel)),
        )
      },
    }
    this.#draft = draft
    return draft
  }

  #stopwatch({ finishedAtMs, recognisedAtMs }: Utterance): Stopwatch {
    const stopwatch = new Stopwatch(this.#engine.clock, finishedAtMs)
    if (recognisedAtMs !== undefined) stopwatch.markAt('stt', recognisedAtMs)
    return stopwatch
  }

  #run(id: string, cancel: AbortController, done: Promise<FinishedTurn>): StartedTurn {
    const running = { cancel, done }
    this.#running = running
    const answered = this.#engine.memory.answering()
    const release = (): void => {
      if (this.#running === running) this.#running = null
      answered()
    }
    done.then(release, release)
    return { id, done }
  }

  /** Stops the current answer, or what is left of its playback. */
  interrupt(): void {
    this.#draft?.drop()
    this.#latest?.playback.stop(this.#engine.clock.nowMs())
    this.audience.goOn()
    this.#running?.cancel.abort(new BargeIn('interrupted'))
  }

  /** Somebody speaks over her: nothing more of the answer is told or played until `goOn` or an interruption. */
  hold(): void {
    this.audience.hold()
    this.#latest?.playback.hold(this.#engine.clock.nowMs())
  }

  /** It was nothing. */
  goOn(): void {
    this.#latest?.playback.goOn(this.#engine.clock.nowMs())
    this.audience.goOn()
  }

  /**
   * Eva is stopping: the answer ends with the sentence that is being said, and that is heard to its end. Resolves when
   * no turn is running; rejects when it could not be stored how much of the latest was heard.
   */
  async finishSentence(): Promise<void> {
    this.#closing = true
    this.#draft?.drop()
    while (this.#running !== null) await this.#running.done.catch(ownCallerKnows)
    await this.settle()
  }

  /** The player has played the turn's audio up to `ms`. Reports about older turns come too late to matter. */
  async played(turnId: string, ms: number): Promise<void> {
    const turn = this.#latest
    if (turn === null || turn.id !== turnId) return
    turn.playback.report(ms)
    await this.settle()
  }

  /** Brings history and store up to what has been heard by now of the latest turn, if that has ended. */
  async settle(): Promise<void> {
    const turn = this.#latest
    if (turn === null || turn.status === 'running') return
    const heard = turn.heard(this.#engine.clock.nowMs())
    if (!this.#history.noteHeard(turn.id, heard)) return
    await this.#engine.store.recordHeard(turn.id, heard)
  }

  async #take(
    id: string,
    utterance: Utterance,
    stopwatch: Stopwatch,
    previous: Promise<FinishedTurn> | undefined,
    cancel: AbortController,
  ): Promise<FinishedTurn> {
    return this.#carryOut(await this.#prepare(id, utterance, stopwatch, previous, cancel, startNow), utterance, cancel)
  }

  /** She begins to think; nothing of it is told before the message is on disk. */
  async #prepare(
    id: string,
    utterance: Utterance,
    stopwatch: Stopwatch,
    previous: Promise<FinishedTurn> | undefined,
    { signal }: AbortController,
    begin: (events: AsyncGenerator<TurnEvent, void>) => Started<TurnEvent>,
  ): Promise<PreparedTurn> {
    // Also without one: whoever takes a message back in the same tick costs no brain a request.
    await previous?.catch(ownCallerKnows)
    const { keep, record } = this.#open(id, utterance, stopwatch)
    const settled = this.settle()
    settled.catch(ownCallerKnows)
    const events = begin(this.#think(record, utterance, this.#history.first(keep), signal))
    return { keep, record, settled, events }
  }

  async #carryOut(
    { keep, record, settled, events }: PreparedTurn,
    utterance: Utterance,
    cancel: AbortController,
  ): Promise<FinishedTurn> {
    try {
      await settled
      await this.#begin(record, utterance)
    } catch (thrown) {
      cancel.abort(thrown)
      await events.return().catch(ownCallerKnows)
      throw thrown
    }
    this.#nextNumber = record.number + 1
    this.#history.keep(keep)
    this.#latest = record
    this.#mind.clear()
    this.#acknowledge(record, utterance)
    const { audience } = this
    const isClosing = (): boolean => this.#closing
    const status = await deliverTurn(record, events, cancel, { audience, engine: this.#engine, isClosing })
    return this.#finish(record, status)
  }

  #open(id: string, { text, speak, replaces }: Utterance, stopwatch: Stopwatch): { keep: number; record: TurnRecord } {
    const keep = replaces === null ? this.#history.length : this.#history.countBefore(replaces)
    const turn = { id, number: this.#nextNumber, message: text, ...this.#engine.router.answererOf(this.id) }
    const playback = new Playback(speak && this.audience.hearer !== null)
    return { keep, record: new TurnRecord(turn, playback, stopwatch, this.#mind.beyond(this.#history.first(keep))) }
  }

  /** Puts on disk what was said. */
  async #begin({ id, number, message }: TurnRecord, { replaces }: Utterance): Promise<void> {
    const createdAtMs = this.#engine.clock.wallTimeMs()
    await this.#engine.store.beginTurn({ id, conversationId: this.id, number, message, createdAtMs, replaces })
  }

  #acknowledge({ id, number, message, provider, model }: TurnRecord, { replaces }: Utterance): void {
    const replaced = replaces === null ? {} : { replaces }
    this.audience.tell({ type: 'turn_start', turn_id: id, number, provider, model, message, ...replaced })
    this.audience.tell({ type: 'state', state: 'thinking', turn_id: id })
  }

  async *#think(
    record: TurnRecord,
    utterance: Utterance,
    history: readonly Exchange[],
    signal: AbortSignal,
  ): AsyncGenerator<TurnEvent, void> {
    signal.throwIfAborted()
    const { router, clock, voices } = this.#engine
    this.#language = utterance.speak ? voices.detectLanguage(utterance.text, this.#language) : this.#language
    const about = { conversationId: this.id, language: this.#language }
    const leave = this.#engine.enter()
    const answered = this.#engine.memory.answering()
    try {
      yield* runTurn(planTurn(this.#engine, about, record, utterance, history), router, clock, signal)
    } finally {
      answered()
      leave()
    }
  }

  async #finish(record: TurnRecord, status: TurnStatus): Promise<FinishedTurn> {
    const nowMs = this.#engine.clock.nowMs()
    const finished = record.finish(status, nowMs)
    const { generated, heard } = finished
    const { id, message, inMind } = record
    this.#history.add({ id, message, generated, heard, status, inMind })
    const lost = await this.#store(finished)
    if (lost !== null) this.audience.tell(errorEvent(record.id, lost))
    this.audience.tell(turnEndEvent(finished, record.stopwatch.waterfall()))
    this.audience.tell({ type: 'state', state: 'idle', turn_id: record.id })
    this.#letReadAhead()
    this.#mind.learnFrom(record, (learnt) => this.audience.tell(learnt))
    if (lost !== null) throw lost
    return finished
  }

  /** Another brain may have to answer next. */
  #letReadAhead(): void {
    const { prompt, router } = this.#engine
    router.readAhead(this.id, buildPrompt(prompt, this.#history.asHeard(), '').slice(0, -1))
  }

  /** Whoever listens must learn that the turn has ended, also when that cannot be stored. */
  async #store(finished: FinishedTurn): Promise<EvaError | null> {
    try {
      await this.#engine.store.finishTurn(finished)
      return null
    } catch (thrown) {
      return asEvaError(thrown, 'storage_failed', 'The answer could not be stored.')
    }
  }
}

/** The beginning of an answer exists, as the person will get it. */
function isReady(stopwatch: Stopwatch, { speak }: Utterance): boolean {
  const { ttft, ttfa } = stopwatch.waterfall()
  return (speak ? ttfa : ttft) !== null
}

/** A failure that was already given to whoever started the turn. */
const ownCallerKnows = (): void => {}
