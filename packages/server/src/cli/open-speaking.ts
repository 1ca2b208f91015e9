import type { Speech, Voices } from '@eva/core'
import type { Config } from '../config.ts'
import { realClock } from '../real-clock.ts'
import { openNeuralVoices, openVoices, speakingWith, withVoiceSettings } from '../start-eva.ts'
import type { VoiceManager } from '../voices/index.ts'

/** Everything that speaks, without a server, as a person chose it. Close the engines at the end. */
export async function openSpeaking(
  config: Config,
): Promise<{ readonly engines: readonly Speech[]; readonly speaking: Voices; readonly neural: VoiceManager }> {
  const neural = await openNeuralVoices(config, realClock)
  const choice = await withVoiceSettings(config, realClock, async (settings) => settings.now())
  const { parts: engines } = await openVoices(config, realClock, neural)
  return { engines, neural, speaking: speakingWith(engines, config, () => choice) }
}
