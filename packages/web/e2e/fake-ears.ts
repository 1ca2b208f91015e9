import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EarBody, PullEvent } from '@eva/protocol'
import { FakePull } from './fake-pull.ts'

/** The ears of a fake server, and the download that a test makes step by step. */
export type FakeEars = {
  ears: EarBody[]
  /** Tells what happens in the download that runs; `done` installs the ear. */
  tell(event: Partial<PullEvent>): void
  answer(request: IncomingMessage, path: string, response: ServerResponse): void
}

const WHISPER: EarBody = {
  id: 'sherpa:whisper-base',
  name: 'Whisper base',
  provider: 'sherpa',
  languages: [],
  installed: false,
  is_basic: false,
  streaming: false,
  listens: false,
  default_for: [],
  download: {
    id: 'whisper-base',
    model: 'Whisper base',
    size_bytes: 161_000_000,
    size_is_exact: true,
    part_bytes: 0,
    licence: { name: 'MIT', url: 'https://example.org/licence' },
    real_time_factor: null,
    good_for: { en: 'Every language; the first ear to try.', fr: 'Toutes les langues ; la première à essayer.' },
    verified: false,
    pull: null,
    speed: 'steady',
  },
}

const POCKETSPHINX: EarBody = {
  ...WHISPER,
  id: 'pocketsphinx',
  name: 'PocketSphinx (basic)',
  provider: 'pocketsphinx',
  languages: ['en'],
  installed: true,
  is_basic: true,
  listens: true,
  default_for: ['en'],
  download: null,
}

export function createFakeEars(): FakeEars {
  const pull = new FakePull(AT_WORK)
  const install = (installed: boolean): void => {
    fake.ears = fake.ears.map((ear) =>
      ear.id === WHISPER.id
        ? { ...ear, installed, listens: installed, default_for: installed ? ['fr'] : [] }
        : { ...ear, listens: !installed },
    )
  }
  const fake: FakeEars = {
    ears: [WHISPER, POCKETSPHINX],
    tell(event) {
      if (event.status === 'done') install(true)
      pull.tell(event)
    },
    answer(_request, path, response) {
      if (path === '/ears') {
        return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(fake.ears))
      }
      if (path === '/ears/pull') return pull.follow(response)
      if (path.startsWith('/ears/pull/')) pull.cancel()
      else install(false)
      response.writeHead(204).end()
    },
  }
  return fake
}

const AT_WORK: PullEvent = {
  id: 'whisper-base',
  status: 'downloading',
  received_bytes: 0,
  total_bytes: 161_000_000,
  bytes_per_s: null,
  eta_s: null,
  error: null,
}
