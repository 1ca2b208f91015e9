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
import { ANSWERED, BRAINS, MODELS } from './fake-brains.ts'

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
export const SETTINGS_ADDRESS = /^\/(settings($|\/(brains|persona)\/)|everything$|models($|\/))/

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
      welcomed: patch.welcomed ?? fake.body.welcomed,
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

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
