import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PullEvent, SetDownload, VoiceBody } from '@eva/protocol'
import { FakePull } from './fake-pull.ts'

/** The voices of a fake server, and the download that a test makes step by step. */
export type FakeVoices = {
  voices: VoiceBody[]
  /** What `/tts` was asked for. */
  readonly said: { text: string; voice?: string; speed?: number; pitch?: number }[]
  /** Another voice speaks a language; `null` leaves it to nobody. */
  choose(chosen: Readonly<Record<string, string | null>>): void
  /** Tells what happens in the download that runs; `done` installs the voice. */
  tell(event: Partial<PullEvent>): void
  answer(request: IncomingMessage, path: string, response: ServerResponse): void
}

const voice = (id: string, name: string, languages: string[], rest: Partial<VoiceBody> = {}): VoiceBody => ({
  id,
  name,
  provider: id.split(':')[0] ?? '',
  languages,
  gender: 'female',
  sample_rate: 16_000,
  installed: true,
  adjusts: { speed: true, pitch: true },
  default_for: [],
  download: null,
  ...rest,
})

const SIWIS: SetDownload = {
  id: 'piper-fr-siwis',
  model: 'Piper Siwis',
  size_bytes: 63_000_000,
  size_is_exact: true,
  part_bytes: 0,
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  real_time_factor: { value: 0.12, machine: 'two Arm cores' },
  good_for: { en: 'A calm French woman.', fr: 'Une Française posée.' },
  verified: false,
  pull: null,
}

export function createFakeVoices(): FakeVoices {
  const pull = new FakePull(AT_WORK)
  const fake: FakeVoices = {
    voices: [
      voice('flite:slt', 'SLT', ['en-US', 'en'], { default_for: ['en'] }),
      voice('flite:rms', 'RMS', ['en-US', 'en'], { gender: 'male', adjusts: { speed: true, pitch: false } }),
      voice('espeak:fr', 'French', ['fr-FR', 'fr'], { default_for: ['fr'] }),
      voice('espeak:de', 'German', ['de'], { default_for: ['de'] }),
      voice('sherpa:piper-fr-siwis', 'Siwis', ['fr-FR'], { installed: false, sample_rate: 22_050, download: SIWIS }),
    ],
    said: [],
    choose(chosen) {
      for (const [language, id] of Object.entries(chosen)) {
        fake.voices = fake.voices.map((each) => {
          const others = each.default_for.filter((tag) => tag !== language)
          return { ...each, default_for: each.id === id ? [...others, language] : others }
        })
      }
    },
    tell(event) {
      if (event.status === 'done') {
        fake.voices = fake.voices.map((each) => (each.download === null ? each : { ...each, installed: true }))
      }
      pull.tell(event)
    },
    answer(_request, path, response) {
      const json = (status: number, body: unknown) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const nothing = () => void response.writeHead(204).end()
      if (path === '/voices') return json(200, fake.voices)
      if (path === '/voices/pull') return pull.follow(response)
      if (path.startsWith('/voices/pull/')) {
        pull.cancel()
        return nothing()
      }
      fake.voices = fake.voices.map((each) => (each.download === null ? each : { ...each, installed: false }))
      nothing()
    },
  }
  return fake
}

const AT_WORK: PullEvent = {
  id: SIWIS.id,
  status: 'downloading',
  received_bytes: 0,
  total_bytes: SIWIS.size_bytes,
  bytes_per_s: null,
  eta_s: null,
  error: null,
}
