import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type BrainSetting,
  type BrainTest,
  type CharacterCard,
  type KeyChanges,
  type KeySetting,
  type ModelsBody,
  SETTABLE_KEYS,
  type SettingsBody,
  type SettingsPatch,
} from '@eva/protocol'

/** What is set at a fake server, and what its brains say when they are tried out. */
export type FakeSettings = {
  body: SettingsBody
  models: ModelsBody
  /** Every change that pages have asked for, in order. */
  readonly patches: SettingsPatch[]
  /** What a brain says to a test with these values. */
  answerTest: (keys: KeyChanges) => BrainTest
  /** What is read of whatever card is brought. */
  card: CharacterCard
  /** Whether everything was deleted. */
  isEmptied: boolean
  /** Has the environment set a key. */
  lock(key: KeySetting['key'], value: string): void
  answer(request: IncomingMessage, path: string, response: ServerResponse): Promise<void>
}

/** What has to be heard of elsewhere. */
type Listeners = { onVoices: (chosen: Readonly<Record<string, string | null>>) => void; onEmptied: () => void }

/** Addresses that are answered here; the pages of settings lie beside them. */
export const SETTINGS_ADDRESS = /^\/(settings($|\/(brains|persona)\/)|everything$|memories$|models($|\/))/

export function createFakeSettings(listeners: Listeners): FakeSettings {
  const fake: FakeSettings = {
    body: {
      voice: { voices: {}, speed: 1, pitch: 1 },
      locked: [],
      keys: SETTABLE_KEYS.map(unset),
      brains: BRAINS,
      persona: { name: 'Eva', character: '', greeting: '', is_locked: false },
      welcomed: true,
    },
    models: MODELS,
    patches: [],
    answerTest: () => ANSWERED,
    card: NOBODY,
    isEmptied: false,
    lock(key, value) {
      fake.body.keys = fake.body.keys.map((each) =>
        each.key === key ? { ...written(each, value), is_locked: true } : each,
      )
    },
    async answer(request, path, response) {
      const json = (status: number, body: unknown) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      const body = await read(request)
      if (path === '/settings') {
        if (request.method === 'PATCH') change(JSON.parse(body.toString('utf8')))
        return json(200, fake.body)
      }
      if (path.endsWith('/test')) return json(200, fake.answerTest(JSON.parse(body.toString('utf8')).keys))
      if (path === '/settings/persona/card') return json(200, fake.card)
      if (path === '/memories') return json(200, { paused: false, total: 0, memories: [] })
      if (path === '/models') return json(200, fake.models)
      if (path === '/everything') {
        fake.isEmptied = true
        listeners.onEmptied()
        return void response.writeHead(204).end()
      }
      throw new Error(`the page asked for ${request.method} ${path}`)
    },
  }

  const change = (patch: SettingsPatch): void => {
    fake.patches.push(patch)
    const { voices = {}, ...manner } = patch.voice ?? {}
    const chosen = Object.entries({ ...fake.body.voice.voices, ...voices }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    )
    const { card: _card, ...persona } = patch.persona ?? {}
    fake.body = {
      ...fake.body,
      voice: { ...fake.body.voice, ...onlySet(manner), voices: Object.fromEntries(chosen) },
      keys: fake.body.keys.map((setting) => written(setting, patch.keys?.[setting.key])),
      persona: { ...fake.body.persona, ...onlySet(persona) },
    }
    const order = patch.keys?.EVA_LLM
    if (order != null) fake.body.brains = inOrder(fake.body.brains, order.split(','))
    listeners.onVoices(voices)
  }
  return fake
}

const NOBODY: CharacterCard = {
  persona: { name: 'Nobody', character: '', greeting: '' },
  card: {},
  version: '2',
  creator: '',
  unused: [],
}

const onlySet = <Part extends object>(part: Part): { [Key in keyof Part]?: NonNullable<Part[Key]> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Part]?: NonNullable<Part[Key]>
  }

const unset = (key: KeySetting['key']): KeySetting => ({
  key,
  value: null,
  is_set: false,
  is_secret: key.endsWith('_API_KEY'),
  is_locked: false,
})

function written(setting: KeySetting, value: string | null | undefined): KeySetting {
  if (value === undefined) return setting
  return { ...setting, value: setting.is_secret ? null : value, is_set: value !== null }
}

function inOrder(brains: readonly BrainSetting[], ids: readonly string[]): BrainSetting[] {
  const asked = ids.flatMap((id) => brains.filter((brain) => brain.id === id))
  const off = brains.filter(({ id }) => !ids.includes(id)).map((brain) => ({ ...brain, state: 'off' as const }))
  return [...asked.map((brain) => (brain.state === 'off' ? { ...brain, state: 'ready' as const } : brain)), ...off]
}

const brain = (id: BrainSetting['id'], rest: Partial<BrainSetting> = {}): BrainSetting => ({
  id,
  model: null,
  where: 'machine',
  state: 'not_set_up',
  detail: null,
  ...rest,
})

const BRAINS: BrainSetting[] = [
  brain('groq', { where: 'cloud', model: 'llama-3.1-8b-instant', detail: 'GROQ_API_KEY is not set.' }),
  brain('ollama', { model: 'llama3.2:3b', state: 'ready' }),
  brain('local', { detail: 'No model is chosen.' }),
  brain('scripted', { model: 'built-in', state: 'ready' }),
  brain('openai', { where: 'network', state: 'off' }),
]

export const ANSWERED: BrainTest = {
  ok: true,
  model: 'llama-3.1-8b-instant',
  first_token_ms: 184,
  total_ms: 260,
  words: 'Hello there.',
  fix: null,
}

/** Of a server that does not know the key. */
export const REFUSED: BrainTest = {
  ok: false,
  model: null,
  first_token_ms: null,
  total_ms: 95,
  words: 'Groq says: Invalid API Key.',
  fix: 'Look at the key again.',
}

const model = (id: string, rest: Partial<ModelsBody['models'][number]>): ModelsBody['models'][number] => ({
  id,
  name: id,
  source: 'catalogue',
  spec: null,
  file: `${id}.gguf`,
  size_bytes: 800_000_000,
  size_is_exact: true,
  quantisation: 'Q4_K_M',
  parameters_b: 1.2,
  context_tokens: 8_192,
  languages: ['en', 'fr'],
  licence: { name: 'Apache 2.0', url: 'https://example.org/licence' },
  good_for: { en: 'Small and quick.', fr: 'Petit et rapide.' },
  memory_bytes: 1_600_000_000,
  fits: { ok: true, why: 'fits', where: 'cpu', tokens_per_s: 18 },
  installed: false,
  part_bytes: 0,
  chosen: false,
  loaded: false,
  pull: null,
  ...rest,
})

const MODELS: ModelsBody = {
  folder: '/data/models',
  free_disk_bytes: 50_000_000_000,
  machine: { total_memory_bytes: 8_000_000_000, free_memory_bytes: 4_000_000_000, cores: 2, gpu_memory_bytes: null },
  recommended: { id: 'quick-1b', reason: 'It fits and is quick.' },
  overridden_by: null,
  models: [
    model('huge-70b', {
      name: 'Huge 70B',
      parameters_b: 70,
      size_bytes: 42_000_000_000,
      memory_bytes: 48_000_000_000,
      fits: { ok: false, why: 'too big', where: 'cpu', tokens_per_s: null },
    }),
    model('quick-1b', { name: 'Quick 1B' }),
    model('mine.gguf', {
      name: 'mine',
      source: 'own',
      licence: null,
      good_for: null,
      memory_bytes: null,
      parameters_b: null,
      fits: null,
      installed: true,
    }),
  ],
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
