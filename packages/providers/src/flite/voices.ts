import type { VoiceInfo } from '@eva/core'

export type FliteVoice = Pick<VoiceInfo, 'name' | 'languages' | 'gender' | 'sampleRate'> & {
  readonly id: string
  /** Brings the voice to −18 dBFS (RMS over what sounds), measured on six sentences. */
  readonly gain: number
  /** It follows flite's `f0_shift`; measured, within 4 % from 0.7 to 1.4. */
  readonly pitch: boolean
}

/** The voices inside flite's module, best first. `awb_time` is left out: it is a talking clock. */
export const FLITE_VOICES: readonly FliteVoice[] = [
  { id: 'slt', name: 'SLT', languages: ['en-US', 'en'], gender: 'female', sampleRate: 16_000, gain: 0.68, pitch: true },
  // Its melody comes from a model of its own, which knows no shift.
  { id: 'rms', name: 'RMS', languages: ['en-US', 'en'], gender: 'male', sampleRate: 16_000, gain: 1.2, pitch: false },
  {
    id: 'awb',
    name: 'AWB',
    languages: ['en-GB-scotland', 'en'],
    gender: 'male',
    sampleRate: 16_000,
    gain: 1,
    pitch: true,
  },
  // Diphones with high peaks: louder than this they would be bent by the limiter all the time.
  { id: 'kal16', name: 'Kal', languages: ['en-US', 'en'], gender: 'male', sampleRate: 16_000, gain: 2, pitch: true },
  {
    id: 'kal',
    name: 'Kal (8 kHz)',
    languages: ['en-US', 'en'],
    gender: 'male',
    sampleRate: 8_000,
    gain: 1,
    pitch: true,
  },
]

const PREFIX = 'flite:'

export const FLITE_VOICE_INFOS: readonly VoiceInfo[] = FLITE_VOICES.map(
  ({ id, name, languages, gender, sampleRate, pitch }) => ({
    id: `${PREFIX}${id}`,
    name,
    provider: 'flite',
    languages,
    gender,
    sampleRate,
    installed: true,
    adjusts: { speed: true, pitch },
  }),
)

/** The voice behind a `VoiceInfo.id`, or `undefined`. */
export const fliteVoice = (id: string): FliteVoice | undefined =>
  FLITE_VOICES.find((voice) => `${PREFIX}${voice.id}` === id)
