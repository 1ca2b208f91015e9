import type { Clock } from '../contracts/clock.ts'
import type { LlmRequest } from '../contracts/llm.ts'
import { asEvaError, EvaError } from '../errors.ts'
import type { Mood } from '../face/moods.ts'
import type { Router } from '../routing/router.ts'
import { merge } from '../streams/merge.ts'
import { AnswerText } from './answer-text.ts'
import type { Cast } from './cast.ts'
import type { Playback } from './heard.ts'
import type { Said } from './mood-tags.ts'
import { type OpenerPlan, withOpener } from './opener.ts'
import { sayClauses } from './say-clauses.ts'
import { Script } from './script.ts'
import type { Stopwatch } from './stopwatch.ts'
import type { TurnEvent } from './turn-event.ts'

/** One thing the user said, and how it is to be answered. */
export type TurnPlan = {
  readonly request: LlmRequest
  /** Who speaks; `null` for an answer in text only. */
  readonly cast: Cast | null
  /** What may be said before the answer; `null` for nothing. */
  readonly opener: OpenerPlan | null
  /** Kept up to date with the audio that exists. */
  readonly playback: Playback
  readonly stopwatch: Stopwatch
}

/**
 * Answers one message: tokens the moment they exist, and the same text clause by clause as audio. Ends when all of
 * both has been produced. Throws the signal's reason when it is cancelled, which also stops the brain and the voice.
 * A brain or a voice that fails is an event: what exists by then is still said and shown.
 */
export async function* runTurn(
  plan: TurnPlan,
  router: Router,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, void> {
  // A consumer that leaves early cancels the stages too.
  const scope = new AbortController()
  const within = AbortSignal.any([signal, scope.signal])
  const { cast, opener, playback, stopwatch } = plan
  try {
    if (cast === null) {
      yield* answer(plan, router, null, within)
    } else {
      const script = new Script(cast.oneLanguage(), playback, stopwatch, clock)
      const clauses = opener === null ? script.clauses : withOpener(script.clauses, opener, stopwatch, clock)
      yield* merge(
        answer(plan, router, script, within),
        watchStalls(script, within),
        sayClauses(clauses, { cast, playback, stopwatch, clock }, within),
      )
    }
    signal.throwIfAborted()
    stopwatch.mark('total')
  } finally {
    scope.abort()
  }
}

async function* answer(
  { request, stopwatch }: TurnPlan,
  router: Router,
  script: Script | null,
  signal: AbortSignal,
): AsyncGenerator<TurnEvent, void> {
  const text = new AnswerText(script)
  stopwatch.mark('route')
  try {
    for await (const event of router.streamTokens(request, signal, () => text.settle())) {
      switch (event.type) {
        case 'started':
          stopwatch.mark('queue')
          break
        case 'route':
          yield event
          break
        case 'continued':
          if (text.tookBack) yield { type: 'rewind', length: event.answer.length }
          break
        case 'usage':
          yield { type: 'usage', completionTokens: event.completionTokens }
          break
        case 'token':
          yield* tokens(text.push(event.content))
          break
        default:
          event satisfies never
      }
    }
    yield* tokens(text.end())
    yield* moods(text.readRest())
    if (text.isEmpty) throw onlyThought()
  } catch (thrown) {
    signal.throwIfAborted()
    yield { type: 'brain_lost', error: asEvaError(thrown, 'brain_failed', 'The brain failed while answering.') }
  } finally {
    script?.end()
  }

  function* tokens(said: readonly Said[]): Generator<TurnEvent, void> {
    for (const each of said) {
      stopwatch.mark('queue')
      stopwatch.mark('ttft')
      yield { type: 'token', content: each.content }
      yield* moods(text.read(each))
    }
  }
}

function* moods(felt: readonly Mood[]): Generator<TurnEvent, void> {
  for (const mood of felt) yield { type: 'mood', mood }
}

const onlyThought = (): EvaError =>
  new EvaError('brain_failed', 'The brain thought about it, but did not say a word.', {
    fix: 'Raise EVA_MAX_TOKENS, or choose a model that does not think aloud.',
  })

/** Runs beside the others and has nothing of its own to yield. */
// biome-ignore lint/correctness/useYield: what it finds goes to the script
async function* watchStalls(script: Script, signal: AbortSignal): AsyncGenerator<never, void> {
  await script.flushWhenStalled(signal)
}
