import { Cast } from '../turn/cast.ts'
import { openerFor } from '../turn/opener.ts'
import { buildPrompt, type Exchange } from '../turn/prompt.ts'
import type { TurnPlan } from '../turn/run-turn.ts'
import type { Engine } from './engine.ts'
import type { TurnRecord } from './turn-record.ts'
import type { Utterance } from './utterance.ts'

/** What a turn takes: the request with all that was said before, who speaks, and what may cover a late first word. */
export function planTurn(
  { prompt, voices, clock }: Engine,
  { conversationId, language }: { readonly conversationId: string; readonly language: string },
  { playback, stopwatch, number, inMind }: TurnRecord,
  { text, speak, voice }: Utterance,
  history: readonly Exchange[],
): TurnPlan {
  const { openerAfterMs } = voices.preferences()
  const request = {
    conversationId,
    messages: buildPrompt(prompt, history, text, inMind),
    maxTokens: prompt.maxTokens,
    temperature: prompt.temperature,
  }
  if (!speak) return { request, cast: null, opener: null, playback, stopwatch }
  const cast = new Cast(voices, language, voice, clock.nowMs())
  const opener = openerAfterMs === null ? null : { clause: openerFor(language, number), afterMs: openerAfterMs }
  return { request, cast, opener, playback, stopwatch }
}
