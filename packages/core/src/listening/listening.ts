import type { ServerEvent } from '@eva/protocol'
import type { Pcm } from '../contracts/speech.ts'
import type { Vad, VadStream } from '../contracts/vad.ts'
import type { EventBody } from '../conversation/audience.ts'
import { earsFor, noEarFor } from '../ears/choose-ear.ts'
import { asEvaError, BargeIn, type EvaError } from '../errors.ts'
import { isBackchannel } from '../hearing/backchannels.ts'
import type { BargeInDecision } from '../hearing/barge-in.ts'
import { constant } from '../hearing/constants.ts'
import { silenceNeededMs } from '../hearing/end-of-turn.ts'
import { afterPause } from '../hearing/own-pauses.ts'
import type { SpokenStretch } from '../hearing/spoken-stretch.ts'
import { msOf } from '../hearing/time.ts'
import type { UtteranceEvent } from '../hearing/utterance.ts'
import type { HeardWindow } from '../hearing/windows.ts'
import { Along } from './along.ts'
import { Floor } from './floor.ts'
import { HeardSound } from './heard-sound.ts'
import type { HerVoice } from './her-voice.ts'
import { LatestAnswer } from './latest-answer.ts'
import { SpokenTurn, type SpokenTurnParts, type SpokenTurnWish } from './spoken-turn.ts'
import type { Understood } from './understand.ts'

export type ListeningParts = SpokenTurnParts & {
  readonly vad: Vad
  /** What sounds where the microphone is; kept up to date by whoever sends it there. */
  readonly her: HerVoice
}

export type ListeningWish = Omit<SpokenTurnWish, 'context'> & {
  /** Silence ends no turn: `commit` alone does. */
  readonly pushToTalk: boolean
}

/** Somebody speaks. */
type Saying = {
  readonly turn: SpokenTurn
  readonly firstVoicedSample: number
  /** It is meant for her; before, she may go on speaking over it. */
  hasFloor: boolean
  along: Along | null
  /** The words so far, of an ear that hears along. */
  partial: string
  /** The pause that it is in; `null` while voice is heard. */
  pause: { readonly silenceMs: number; readonly lastVoicedSample: number } | null
}

/**
 * Listens to one microphone and talks with whoever is behind it: finds what is said to her, answers when it is her turn,
 * and falls silent when somebody speaks over her. Sound comes in by `push`; everything else follows from it, from the
 * ears and from what she says (`her`).
 */
export class Listening {
  readonly #parts: ListeningParts
  readonly #wish: ListeningWish
  readonly #detector: VadStream
  readonly #sound = new HeardSound()
  readonly #floor: Floor
  readonly #latest = new LatestAnswer()
  #saying: Saying | null = null
  /** What was said last, by anybody, so that names are spelled alike. */
  #context = ''
  #latestPushMs: number
  #isClosed = false

  /** @throws EvaError `no_ear` when nobody understands what will be spoken */
  constructor(parts: ListeningParts, wish: ListeningWish) {
    const { ears } = parts.understanding
    if (earsFor(ears, wish.language).length === 0) throw noEarFor(ears, wish.language)
    this.#parts = parts
    this.#wish = wish
    this.#floor = new Floor(parts.conversation, parts.her, parts.clock)
    this.#detector = parts.vad.open()
    this.#latestPushMs = parts.clock.nowMs()
    // Whoever presses a button to talk wants her to be silent.
    if (wish.pushToTalk) this.#floor.stop()
  }

  /** @param samples the next ones of the microphone, at `HEARING_RATE` */
  push(samples: Pcm): void {
    if (this.#isClosed) return
    this.#latestPushMs = this.#parts.clock.nowMs()
    for (const window of this.#sound.push(samples, this.#latestPushMs)) this.#hear(window)
  }

  /** Something has been told in the conversation. */
  told(event: ServerEvent): void {
    if (event.type !== 'turn_start') return
    this.#context = event.message
    this.#floor.beginAnswer()
    if (this.#latest.is(event.turn_id)) return
    this.#latest.forget()
    this.#saying?.turn.somethingElseWasSaid()
  }

  /** The person says that they have finished. */
  commit(): void {
    if (this.#isClosed) return
    if (this.#wish.pushToTalk) this.#saying ??= this.#begin(this.#sound.whole.firstVoicedSample)
    const saying = this.#saying
    if (saying === null) return
    if (!saying.hasFloor) this.#decide('stop')
    void this.#end(saying)
  }

  /** She stops listening. What was not finished is forgotten; what was committed is still answered. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    if (this.#saying !== null) this.#forget(this.#saying)
    this.#floor.close()
    this.#detector.close()
  }

  #hear(window: HeardWindow): void {
    const atMs = this.#sound.endOf(window)
    const { theirs, decision } = this.#floor.hear(this.#detector.judge(window.samples), window.level, atMs)
    const events = this.#sound.follow(theirs, window)
    this.#saying?.along?.push(window.samples)
    for (const event of events) this.#follow(event)
    if (decision !== null) this.#decide(decision)
    const saying = this.#saying
    if (saying !== null && !saying.hasFloor && !this.#floor.isHers(atMs)) this.#giveFloor(saying)
  }

  #follow(event: UtteranceEvent): void {
    const saying = this.#saying
    switch (event.type) {
      case 'sign':
      case 'sign_gone':
        break
      case 'speech_start':
        this.#begin(event.firstVoicedSample)
        break
      case 'pause':
        if (saying !== null) this.#pause(saying, event)
        break
      case 'speech_resumed': {
        if (saying === null) break
        saying.pause = null
        saying.turn.resumed()
        this.#hearAlong(saying)
        const { startSample, endSample } = event.pause
        const { habits } = this.#parts
        if (saying.hasFloor) habits.pauses = afterPause(habits.pauses, msOf(endSample - startSample))
        break
      }
      case 'cut':
        if (saying === null) break
        saying.turn.cut(this.#sound.soundOf(event.stretch, null, event.stretch.lastVoicedSample))
        this.#sound.cut(event.stretch)
        this.#hearAlong(saying)
        if (!event.goesOn) void this.#end(saying)
        break
      default:
        event satisfies never
    }
  }

  #begin(firstVoicedSample: number): Saying {
    const { language, speak, voice } = this.#wish
    const turn = new SpokenTurn(this.#parts, { language, speak, voice, context: this.#context })
    const saying: Saying = { turn, firstVoicedSample, hasFloor: false, along: null, partial: '', pause: null }
    this.#saying = saying
    this.#hearAlong(saying)
    if (!this.#floor.isHers(this.#parts.clock.nowMs())) this.#giveFloor(saying)
    void this.#endWhenNothingComes(saying)
    return saying
  }

  /** It is for her: whoever follows the conversation is told. */
  #giveFloor(saying: Saying): void {
    if (saying.hasFloor) return
    saying.hasFloor = true
    this.#latest.endedWell(this.#parts.habits)
    this.#tell({ type: 'speech_start' })
    this.#tell({ type: 'state', state: 'listening' })
    const { understood } = saying.turn
    if (understood !== null) this.#useWords(saying, understood)
  }

  #pause(saying: Saying, pause: NonNullable<Saying['pause']>): void {
    saying.pause = pause
    const { stretch } = this.#sound
    if (stretch === null) return
    if (!saying.turn.isRevised && pause.silenceMs >= saying.turn.reviseAfterMs(saying.partial)) {
      const sound = this.#sound.soundOf(stretch, saying.along)
      saying.along = null
      saying.turn.revise(
        sound,
        this.#sound.timeOf(pause.lastVoicedSample),
        (understood) => this.#understand(saying, understood),
        (error) => this.#misunderstand(saying, error),
      )
    }
    this.#endWhenItIsOver(saying)
  }

  #endWhenItIsOver(saying: Saying): void {
    const { turn, pause, hasFloor } = saying
    if (pause === null || !hasFloor || this.#wish.pushToTalk) return
    const { facts, understood } = turn
    const neededMs = silenceNeededMs({ ...facts, ownPauses: this.#parts.habits.pauses })
    const isOver = understood === null ? pause.silenceMs >= constant('maxSilenceMs') : pause.silenceMs >= neededMs
    if (isOver) void this.#end(saying)
  }

  /** A pause was understood. */
  #understand(saying: Saying, understood: Understood): void {
    if (this.#saying !== saying) return
    if (saying.hasFloor) {
      this.#useWords(saying, understood)
      return
    }
    const { text } = understood
    const meansNothing = this.#isNothing(saying, understood)
    if (this.#floor.isDisputed) {
      const decision = this.#floor.hearWords({ text, isFinal: true, meansNothing })
      if (decision !== null) this.#decide(decision)
    } else if (meansNothing || isBackchannel(text)) this.#forget(saying)
    else this.#decide('stop')
  }

  #useWords(saying: Saying, understood: Understood): void {
    this.#tell({ type: 'transcript', text: saying.turn.text, final: false })
    if (!this.#isNothing(saying, understood)) saying.turn.draft()
    this.#endWhenItIsOver(saying)
  }

  #misunderstand(saying: Saying, error: EvaError): void {
    if (this.#saying !== saying) return
    if (saying.hasFloor) this.#complain(error)
    const decision = this.#floor.hearWords({ text: '', isFinal: true, meansNothing: true })
    if (decision !== null) this.#decide(decision)
    this.#forget(saying)
  }

  /** What becomes of her voice. */
  #decide(decision: BargeInDecision): void {
    const saying = this.#saying
    if (decision === 'duck') this.#floor.duck()
    else if (decision === 'pause') this.#floor.pause()
    else if (decision === 'stop') {
      if (saying !== null) this.#learnFromBargeIn(saying)
      this.#floor.stop()
      if (saying !== null) this.#giveFloor(saying)
    } else {
      const understood = saying?.turn.understood ?? null
      const isWaiting = saying?.turn.isRevised === true && understood === null
      // A sound without words may be a cough as well: nobody is taken for her echo by it.
      const words = understood?.text ?? ''
      const isEcho = saying !== null && words !== '' && this.#floor.isHerOwn(words, ...this.#timesOf(saying))
      this.#floor.goOn(isEcho)
      // Words that come late may still be meant for her.
      if (saying !== null && !saying.hasFloor && !isWaiting) this.#forget(saying)
    }
  }

  /** Somebody speaks over an answer to them: perhaps they had not finished. */
  #learnFromBargeIn({ turn, firstVoicedSample }: Saying): void {
    const { turnId } = this.#latest
    const startedAtMs = turnId === null ? null : this.#floor.startedAtMs(turnId)
    const atMs = this.#sound.timeOf(firstVoicedSample)
    const unheard = this.#latest.interrupted(this.#parts.habits, atMs, startedAtMs)
    if (unheard !== null && this.#parts.conversation.isAnswering) turn.goesOnAfter(unheard)
  }

  /** It is her turn. The answer begins in the very moment when the words are known. */
  async #end(saying: Saying): Promise<void> {
    const { turn } = saying
    const stretch = this.#stretch
    const finishedAtMs = this.#sound.timeOf(stretch.lastVoicedSample)
    const silenceMs = saying.pause?.silenceMs ?? 0
    const sound = this.#sound.soundOf(stretch, saying.along)
    this.#sound.finish()
    this.#saying = null
    this.#tell({ type: 'speech_end' })
    let { understood } = turn
    if (understood === null) this.#tell({ type: 'state', state: 'transcribing' })
    const finishing = turn.finish(sound, finishedAtMs)
    try {
      understood ??= await finishing
    } catch (thrown) {
      this.#complain(asEvaError(thrown, 'ear_failed', 'What was said could not be understood.'))
      this.#nothingWasSaid(turn)
      return
    }
    if (this.#isNothing(saying, understood)) {
      this.#nothingWasSaid(turn)
      return
    }
    const { text } = turn
    this.#tell({ type: 'transcript', text, final: true })
    const started = turn.commit()
    started.done.catch((thrown: unknown) => this.#complain(asEvaError(thrown, 'internal', 'A turn was lost.')))
    this.#latest.began({ turnId: started.id, text, finishedAtMs, silenceMs })
  }

  #nothingWasSaid(turn: SpokenTurn): void {
    this.#tell({ type: 'transcript', text: '', final: true })
    this.#tell({ type: 'state', state: 'idle' })
    turn.drop()
  }

  /** It was not for her. */
  #forget(saying: Saying): void {
    if (this.#saying !== saying) return
    this.#sound.finish()
    this.#saying = null
    saying.along?.stop(new BargeIn('nobody said anything'))
    if (saying.hasFloor) this.#tell({ type: 'speech_end' })
    if (saying.hasFloor) this.#nothingWasSaid(saying.turn)
    else saying.turn.drop()
  }

  /** Nobody said anything, or said it to nobody. */
  #isNothing(saying: Saying, { text }: Understood): boolean {
    return this.#floor.isForNobody(text, ...this.#timesOf(saying))
  }

  #timesOf({ firstVoicedSample, pause }: Saying): [fromMs: number, toMs: number] {
    const toMs = pause === null ? this.#parts.clock.nowMs() : this.#sound.timeOf(pause.lastVoicedSample)
    return [this.#sound.timeOf(firstVoicedSample), toMs]
  }

  /** A microphone that falls silent in the middle of a word must not hold a conversation. */
  async #endWhenNothingComes(saying: Saying): Promise<void> {
    const { clock } = this.#parts
    const { signal } = saying.turn
    const enoughMs = constant('maxSilenceMs')
    while (this.#saying === saying) {
      const quietMs = clock.nowMs() - this.#latestPushMs
      if (quietMs >= enoughMs) {
        if (saying.hasFloor && !this.#wish.pushToTalk) void this.#end(saying)
        else if (!saying.hasFloor) this.#decide({ resume: 'as before' })
        return
      }
      await clock.sleep(enoughMs - quietMs, signal).catch(() => 'it has ended')
    }
  }

  /** What is there of it now. Who holds a button says where it begins and ends, however softly they speak. */
  get #stretch(): SpokenStretch {
    return this.#wish.pushToTalk ? this.#sound.whole : (this.#sound.stretch ?? this.#sound.whole)
  }

  /** Where the best ear can, it hears from the beginning on; after a pause anew. */
  #hearAlong(saying: Saying): void {
    const { understanding } = this.#parts
    const [best] = earsFor(understanding.ears, this.#wish.language)
    if (best === undefined || !best.ear.isStreaming || saying.along !== null) return
    const wish = { language: this.#wish.language, context: this.#context }
    const onWords = (text: string): void => this.#hearPartial(saying, text)
    saying.along = new Along(best, wish, onWords, understanding.reportFailure)
    saying.along.push(this.#sound.soundOf(this.#stretch, null).samples)
  }

  #hearPartial(saying: Saying, text: string): void {
    if (this.#saying !== saying || text === '' || saying.turn.understood !== null) return
    saying.partial = text
    void this.#parts.conversation.expect(text)
    if (saying.hasFloor) this.#tell({ type: 'transcript', text, final: false })
    else {
      const meansNothing = this.#isNothing(saying, { text, language: '', isBasicEar: false })
      const decision = this.#floor.hearWords({ text, isFinal: false, meansNothing })
      if (decision !== null) this.#decide(decision)
    }
  }

  #complain({ code, message, fix }: EvaError): void {
    this.#tell({ type: 'error', code, message, ...(fix === undefined ? {} : { fix }) })
  }

  #tell(event: EventBody): void {
    this.#parts.conversation.audience.tell(event)
  }
}
