import type { Clock } from '../contracts/clock.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Draft, StartedTurn, Utterance } from '../conversation/utterance.ts'
import { asEvaError, BargeIn, EvaError } from '../errors.ts'
import { completeness } from '../hearing/completeness.ts'
import { constant } from '../hearing/constants.ts'
import { type EndOfTurnFacts, speculateAfterMs } from '../hearing/end-of-turn.ts'
import type { TurnModel } from '../hearing/turn-model.ts'
import type { DraftAllowance } from '../routing/router.ts'
import type { Habits } from './habits.ts'
import { joined, type Sound, type Understanding, type Understood, understand } from './understand.ts'

/** Answers that may be thrown away in one turn where they cost something. */
const DROPPED_DRAFTS_MAX = 2

/** Pauses that are looked into at once; whoever pauses more often is looked at when they may have finished. */
const EARLY_REVISIONS = 3

/** What everything that is said to her needs. */
export type SpokenTurnParts = {
  readonly conversation: Conversation
  readonly understanding: Understanding
  readonly turnModel: TurnModel | null
  readonly habits: Habits
  readonly clock: Clock
  /** What it would cost to answer in vain. */
  readonly drafts: () => DraftAllowance
}

export type SpokenTurnWish = {
  /** What is expected to be spoken, as a primary tag; `null` for whatever it turns out to be. */
  readonly language: string | null
  /** What was said just before. */
  readonly context: string
  /** Whether she says her answer. */
  readonly speak: boolean
  readonly voice: string | null
}

/** A message that goes on: its answer was stopped before anything of it was heard. */
export type Unheard = { readonly turnId: string; readonly text: string }

/** Everything that was said, as it was understood when it paused. */
type Revision = {
  readonly cancel: AbortController
  readonly words: Promise<Understood>
  /** True end of speech, on our clock. */
  readonly finishedAtMs: number
  readonly begunAtMs: number
  understood: Understood | null
  recognisedAtMs: number
  draft: Draft | null
  doneProbability: number | null
}

/**
 * One thing that somebody says to her, from its first sound to the decision that it is her turn. In each pause it becomes a
 * revision: it is recognised and an answer drafted, which is thrown away when they go on.
 */
export class SpokenTurn {
  readonly #parts: SpokenTurnParts
  readonly #wish: SpokenTurnWish
  /** Stretches that became too long for an ear, understood one after another. */
  #before: Promise<string> = Promise.resolve('')
  #revision: Revision | null = null
  #droppedRevisions = 0
  #droppedDrafts = 0
  #unheard: Unheard | null = null
  readonly #over = new AbortController()
  readonly #dropped = new AbortController()

  constructor(parts: SpokenTurnParts, wish: SpokenTurnWish) {
    this.#parts = parts
    this.#wish = wish
  }

  /** Aborts when it has ended, whatever its end. */
  get signal(): AbortSignal {
    return this.#over.signal
  }

  /** The words of this pause; `null` while they are not known. */
  get understood(): Understood | null {
    return this.#revision?.understood ?? null
  }

  get isRevised(): boolean {
    return this.#revision !== null
  }

  /**
   * The silence after which it is worth looking into, in ms: an ear has its quota, too, and a machine its fan.
   *
   * @param partial the words so far, where an ear hears along; else empty
   */
  reviseAfterMs(partial: string): number {
    if (this.#droppedRevisions >= EARLY_REVISIONS) return constant('completeSilenceMs')
    return speculateAfterMs(partial === '' ? null : completeness(this.#whole(partial), this.#languageOf(partial)))
  }

  /** What is known of how it might end. */
  get facts(): Omit<EndOfTurnFacts, 'ownPauses'> {
    const { understood = null, draft = null, doneProbability = null } = this.#revision ?? {}
    const { habits } = this.#parts
    return {
      completeness: understood === null ? null : completeness(this.text, understood.language),
      workMs: draft?.isReady ? 0 : habits.workMs(draft !== null || this.#mayDraft()),
      isBasicEar: understood?.isBasicEar ?? false,
      doneProbability,
    }
  }

  /** The answer to this was not heard, and what is said now belongs to it. */
  goesOnAfter(unheard: Unheard): void {
    this.#unheard = unheard
    // It answers only a part of what is said now.
    this.#dropDraft()
  }

  /** Something else was said meanwhile, by typing: what went before it has its place, and is answered no more. */
  somethingElseWasSaid(): void {
    this.#unheard = null
    this.#dropDraft()
  }

  /** A stretch of it is whole, and more follows. */
  cut(sound: Sound): void {
    const before = this.#before
    const { understanding } = this.#parts
    this.#dropRevision()
    this.#before = understand(understanding, sound, this.#wish, this.#dropped.signal).then(
      async ({ text }) => joined(await before, text),
      // The rest is still worth an answer.
      () => before,
    )
  }

  /**
   * It pauses: what was said so far is looked at, and what was made of it told to `onWords`, unless it goes on before.
   *
   * @param finishedAtMs true end of speech, on our clock
   */
  revise(
    sound: Sound,
    finishedAtMs: number,
    onWords: (understood: Understood) => void,
    onFailure: (error: EvaError) => void,
  ): void {
    this.#dropRevision()
    const revision = this.#begin(sound, finishedAtMs)
    this.#revision = revision
    revision.words.then(
      (understood) => {
        if (this.#revision === revision && !this.signal.aborted) onWords(understood)
      },
      (thrown: unknown) => {
        if (this.#revision !== revision || this.signal.aborted) return
        onFailure(asEvaError(thrown, 'ear_failed', 'What was said could not be understood.'))
      },
    )
  }

  /** The pause is over: they go on. */
  resumed(): void {
    this.#dropRevision()
  }

  /** Begins to answer this pause's words, if that may be done in vain. */
  draft(): void {
    const revision = this.#revision
    if (revision === null || revision.understood === null || revision.draft !== null || !this.#mayDraft()) return
    revision.draft = this.#parts.conversation.draft(this.#utterance(revision))
  }

  /**
   * They have finished: nothing is added any more, and what was said becomes known.
   *
   * @param sound of a turn that was not paused
   * @throws EvaError when no ear understands it
   */
  async finish(sound: Sound, finishedAtMs: number): Promise<Understood> {
    this.#over.abort(new BargeIn('it has ended'))
    this.#revision ??= this.#begin(sound, finishedAtMs)
    return this.#revision.understood ?? this.#revision.words
  }

  /** All that was said, with what it goes on after. */
  get text(): string {
    return this.#whole(this.understood?.text ?? '')
  }

  /** Answers it: its draft is told, where there is one. */
  commit(): StartedTurn {
    const revision = this.#revision
    if (revision === null || revision.understood === null) throw new EvaError('internal', 'Nothing is known to answer.')
    this.#revision = null
    const turn = revision.draft?.commit() ?? this.#parts.conversation.say(this.#utterance(revision))
    this.#learnFrom(turn, revision)
    return turn
  }

  /** It was nothing, or is to be forgotten. */
  drop(): void {
    this.#over.abort(new BargeIn('it has ended'))
    this.#dropped.abort(new BargeIn('nobody said anything'))
    this.#dropRevision()
    this.#answerUnheard()
  }

  #begin(sound: Sound, finishedAtMs: number): Revision {
    const { understanding, clock, turnModel } = this.#parts
    const cancel = new AbortController()
    const begunAtMs = clock.nowMs()
    const before = this.#before
    const words = understand(understanding, sound, this.#wish, cancel.signal).then(async (understood) => {
      const whole = { ...understood, text: joined(await before, understood.text) }
      // The words are taken for known a moment later, with what she remembers about them.
      await this.#parts.conversation.expect(this.#whole(whole.text))
      revision.understood = whole
      revision.recognisedAtMs = clock.nowMs()
      return whole
    })
    words.catch(() => 'whoever waits for it is told')
    const revision: Revision = {
      cancel,
      words,
      finishedAtMs,
      begunAtMs,
      understood: null,
      recognisedAtMs: begunAtMs,
      draft: null,
      doneProbability: null,
    }
    turnModel?.judge(sound.samples, cancel.signal).then(
      (probability) => {
        revision.doneProbability = probability
      },
      () => 'the words alone decide',
    )
    return revision
  }

  #mayDraft(): boolean {
    const allowance = this.#parts.drafts()
    return allowance === 'free' || (allowance === 'few' && this.#droppedDrafts < DROPPED_DRAFTS_MAX)
  }

  #utterance({ finishedAtMs, recognisedAtMs, understood }: Revision): Utterance {
    const { speak, voice } = this.#wish
    const replaces = this.#unheard?.turnId ?? null
    return { text: this.#whole(understood?.text ?? ''), speak, voice, replaces, finishedAtMs, recognisedAtMs }
  }

  #whole(text: string): string {
    return joined(this.#unheard?.text ?? '', text)
  }

  #languageOf(text: string): string {
    return this.#wish.language ?? this.#parts.understanding.detectLanguage(text, 'en')
  }

  #dropRevision(): void {
    const revision = this.#revision
    if (revision === null) return
    this.#dropDraft()
    this.#revision = null
    this.#droppedRevisions += 1
    revision.cancel.abort(new BargeIn('more was said'))
  }

  #dropDraft(): void {
    const revision = this.#revision
    if (revision === null || revision.draft === null) return
    this.#droppedDrafts += 1
    revision.draft.drop()
    revision.draft = null
  }

  /** Its message is on disk and got no answer: it gets one now. */
  #answerUnheard(): void {
    const unheard = this.#unheard
    if (unheard === null) return
    const { conversation, clock } = this.#parts
    const { speak, voice } = this.#wish
    const { text, turnId } = unheard
    conversation
      .say({ text, speak, voice, replaces: turnId, finishedAtMs: clock.nowMs() })
      .done.catch(() => 'it is told')
  }

  #learnFrom({ done }: StartedTurn, { begunAtMs, finishedAtMs, draft }: Revision): void {
    const how = { begunMs: begunAtMs - finishedAtMs, wasDrafted: draft !== null }
    done.then(
      (finished) => this.#parts.habits.learn(finished, how),
      () => 'nothing is learnt from a turn that was lost',
    )
  }
}
