import type { Waterfall } from '@eva/protocol'

/**
 * When the person could hear her first, in ms from the moment they had finished. An answer that was drafted in a silence
 * exists before it is decided that they have finished: it is heard with the decision, not before.
 */
export function firstAudioMs(waterfall: Waterfall | null): number | null {
  if (waterfall === null || waterfall.ttfa === null) return null
  return Math.max(waterfall.ttfa, waterfall.endpoint ?? 0)
}

/** From the true end of speech to the first frame of her voice; `null` for a turn that nobody spoke, or that she did not. */
export const voiceToVoiceMs = (waterfall: Waterfall | null): number | null =>
  waterfall === null || waterfall.stt === null ? null : waterfall.first_frame_sent
