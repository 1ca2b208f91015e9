import { type Clock, createVoices, type Speech, type Voices } from '@eva/core'
import { createEspeak } from '@eva/providers/espeak'
import { createFlite } from '@eva/providers/flite'
import { detectLanguage } from '@eva/providers/language'
import { createOpenAiSpeech } from '@eva/providers/openai-speech'
import { createSherpa, type EngineEvent } from '@eva/providers/sherpa'
import { normalise } from '@eva/providers/spoken-text'
import { type Config, VOICE_ENGINE_IDS, type VoiceEngineId } from '../config.ts'
import { lightWish, type Wish } from '../live/live-parts.ts'
import { type Opened, openAll } from '../parts.ts'
import { voiceComponent } from '../voice-component.ts'
import type { VoiceChoice, VoiceManager } from '../voices/index.ts'
import { missing } from './missing.ts'

const silently = (): void => {}

/** The voice engines that the configuration asks for, preferred first. */
export function voiceWishes(
  { voices, tts }: Config,
  clock: Clock,
  neural: VoiceManager,
  onEngine: (event: EngineEvent) => void = silently,
): readonly Wish<Speech>[] {
  const open: Record<VoiceEngineId, () => Promise<Speech>> = {
    openai: async () => {
      if (tts === null) throw missing('no_voice', 'EVA_TTS names openai', 'TTS_BASE_URL')
      return createOpenAiSpeech({ ...tts, clock })
    },
    sherpa: async () => createSherpa({ models: neural.installed, catalogued: neural.known, onEngine }),
    flite: () => createFlite(),
    espeak: () => createEspeak(),
  }
  const wanted = voices ?? VOICE_ENGINE_IDS.filter((id) => id !== 'openai' || tts !== null)
  return wanted.map((id) => lightWish(voiceComponent(id), id === 'openai' ? tts : null, open[id]))
}

/** Opens the voice engines that the configuration asks for, once and for all. */
export const openVoices = (config: Config, clock: Clock, neural: VoiceManager): Promise<Opened<Speech>> =>
  openAll(voiceWishes(config, clock, neural))

/**
 * Everything that turns text into speech.
 *
 * @param opened read whenever a turn begins
 */
export const speakingWith = (
  opened: Pick<Opened<Speech>, 'parts'>,
  config: () => Pick<Config, 'openerAfterMs'>,
  choice: () => VoiceChoice,
): Voices =>
  createVoices({
    get engines() {
      return opened.parts
    },
    detectLanguage,
    normalise,
    preferences: () => ({ ...choice(), openerAfterMs: config().openerAfterMs }),
  })
