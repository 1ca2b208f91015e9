import type { Speech, Voices } from '@eva/core'
import type { Config } from '../config.ts'
import { openNeuralVoices } from '../opening/places.ts'
import { openVoices, speakingWith } from '../opening/voices.ts'
import { withSettings } from '../opening/with-settings.ts'
import { realClock } from '../real-clock.ts'
import type { VoiceManager } from '../voices/index.ts'

/** Everything that speaks, without a server, as a person chose it. Close the engines at the end. */
export async function openSpeaking(
  started: Config,
): Promise<{ readonly engines: readonly Speech[]; readonly speaking: Voices; readonly neural: VoiceManager }> {
  const neural = await openNeuralVoices(started, realClock)
  const { choice, config } = await withSettings(started, realClock, async ({ voice, config }) => ({
    choice: voice.now(),
    config,
  }))
  const opened = await openVoices(config, realClock, neural)
  return {
    engines: opened.parts,
    neural,
    speaking: speakingWith(
      opened,
      () => config,
      () => choice,
    ),
  }
}
