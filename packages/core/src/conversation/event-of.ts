import type { RouteBody, Waterfall } from '@eva/protocol'
import type { FinishedTurn } from '../contracts/store.ts'
import type { EvaError } from '../errors.ts'
import { type VisemeKey, visemesOfPhonemes } from '../face/visemes.ts'
import type { RouteChange } from '../routing/router.ts'
import { moodOfClause } from '../turn/clause.ts'
import type { TurnEvent } from '../turn/turn-event.ts'
import type { EventBody } from './audience.ts'

/** How a turn's event is told on the wire; `null` for what only the record needs, and for sound. */
export function eventOf(turnId: string, event: TurnEvent): EventBody | null {
  const turn_id = turnId
  switch (event.type) {
    case 'token':
      return { type: 'token', turn_id, content: event.content }
    case 'route':
      return { type: 'route', turn_id, ...routeBody(event) }
    case 'rewind':
      return { type: 'rewind', turn_id, length: event.length }
    case 'audio_start':
      return { type: 'audio_start', turn_id, sample_rate: event.sampleRate, voice: event.voice }
    case 'sentence':
      return {
        type: 'sentence',
        turn_id,
        index: event.clause.index,
        text: event.clause.text,
        audio_ms: event.audioMs,
        words: event.words.map(({ text, startMs, endMs }) => ({ text, start_ms: startMs, end_ms: endMs })),
        mood: moodOfClause(event.clause),
        ...(event.phonemes.length === 0 ? {} : { visemes: visemesOfPhonemes(event.phonemes).map(visemeBody) }),
      }
    case 'mood':
      return { type: 'mood', turn_id, mood: event.mood }
    case 'audio_end':
      return { type: 'audio_end', turn_id, audio_ms: event.audioMs }
    case 'voice_lost':
    case 'brain_lost':
      return errorEvent(turnId, event.error)
    case 'usage':
    case 'audio':
    case 'voice_replaced':
      return null
    default:
      return event satisfies never
  }
}

const visemeBody = ({ timeMs, viseme, weight }: VisemeKey) => ({ time_ms: Math.round(timeMs), viseme, weight })

/** A change of the brain as it goes over the wire and into the store. */
export const routeBody = ({ from, to, model, cause, reason, untilMs }: RouteChange): RouteBody => ({
  from,
  to,
  model,
  cause,
  reason,
  until_ms: untilMs,
})

export function errorEvent(turnId: string, error: EvaError): EventBody {
  const fix = error.fix === undefined ? {} : { fix: error.fix }
  return { type: 'error', turn_id: turnId, code: error.code, message: error.message, ...fix }
}

export function turnEndEvent(turn: FinishedTurn, waterfall: Waterfall): EventBody {
  return {
    type: 'turn_end',
    turn_id: turn.id,
    status: turn.status,
    response: turn.generated,
    heard: turn.heard,
    tokens: turn.tokens,
    latency_ms: turn.latencyMs ?? 0,
    ttft_ms: turn.ttftMs,
    provider: turn.provider ?? 'none',
    model: turn.model ?? 'none',
    voice: turn.voice,
    waterfall,
  }
}
