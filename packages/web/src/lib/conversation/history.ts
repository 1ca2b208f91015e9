import type { StoredTurnBody } from '@eva/protocol'
import { brainSwitchFrom } from './brain-switch.ts'
import type { Turn } from './conversation.ts'

/** A stored turn as the message list shows it. */
export function turnFromHistory(stored: StoredTurnBody): Turn {
  return {
    id: stored.turn_id,
    message: stored.message,
    answer: stored.generated,
    status: stored.status,
    heardChars: unheardMatters(stored) ? stored.heard.length : null,
    sentences: [],
    moods: [],
    switches: stored.routes.map(brainSwitchFrom),
    problem: null,
    provider: stored.provider,
    model: stored.model,
    voice: stored.voice,
    figures:
      stored.status === 'running'
        ? null
        : {
            waterfall: stored.waterfall,
            latencyMs: stored.latency_ms,
            ttftMs: stored.ttft_ms,
            tokens: stored.tokens,
          },
  }
}

/** A running turn's sound is still on its way; of any other, what was not heard by now never will be. */
const unheardMatters = (stored: StoredTurnBody): boolean =>
  stored.status !== 'running' && stored.heard.length < stored.generated.trimEnd().length
