import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpeakOptions, Speech } from '@eva/core'
import { hear, never } from '@eva/testing/speech-contract'
import { TONE_RATE, writeToneVoice } from '@eva/testing/voice-model'
import type { SherpaVoiceModel } from './voice-model.ts'

/** A folder of tone voices, gone with `dispose`. */
export async function toneVoices() {
  const folder = await mkdtemp(join(tmpdir(), 'eva-voices-'))
  return {
    folder,
    /** Writes a voice; what is given of `metadata` makes it another one than it should be. */
    async write(id: string, metadata: Parameters<typeof writeToneVoice>[1] = {}): Promise<SherpaVoiceModel> {
      await writeToneVoice(join(folder, id), metadata)
      return toneModel(id, join(folder, id))
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}

export const toneModel = (id: string, folder: string): SherpaVoiceModel => ({
  id,
  name: id,
  family: 'mms',
  files: { model: 'model.onnx', tokens: 'tokens.txt' },
  folder,
  languages: ['en', 'fr'],
  speakers: [
    { name: 'low', id: 0, gender: 'male' },
    { name: 'high', id: 1, gender: 'female' },
  ],
  sampleRate: TONE_RATE,
})

/** Says a text and listens to all of it. */
export const listen = (speech: Speech, voice: string, text: string, changes: Partial<SpeakOptions> = {}) =>
  hear(TONE_RATE, speech.speak(text, { voice, language: 'en', speed: 1, pitch: 1, signal: never(), ...changes }))
