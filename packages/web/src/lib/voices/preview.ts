import type { Api } from '../api.ts'
import type { AudioContextLike } from '../audio/audio-context.ts'
import { createPlayer } from '../audio/player.ts'
import { replay } from '../audio/replay.ts'
import type { Timers } from '../timers.ts'
import type { Preview } from './voices.ts'

const TRACK = 'preview'

/** Says a sentence through a player of its own, from the first piece of sound on. */
export function createPreview(
  api: Pick<Api, 'speak'>,
  { createContext, timers }: { createContext: () => AudioContextLike; timers: Timers },
): Preview {
  let ended = (): void => {}
  const player = createPlayer({ createContext, timers, onState() {}, onPosition() {}, onEnded: () => ended() })
  return {
    unlock: player.unlock,
    async say({ text, ...manner }, signal) {
      const whole = new Promise<void>((resolve) => {
        ended = resolve
      })
      signal.addEventListener('abort', () => {
        player.stop()
        ended()
      })
      const problem = await replay(text, { api, player, trackId: TRACK, manner }, signal)
      if (problem === null) await whole
      else player.stop()
      return problem
    },
  }
}
