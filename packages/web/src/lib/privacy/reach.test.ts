import type { BrainSetting, EarBody, SettingsBody, VoiceBody } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { reachOfBrains, reachOfEars, reachOfVoices, verdictOf } from './reach.ts'

const brain = (id: BrainSetting['id'], state: BrainSetting['state'], where: BrainSetting['where']): BrainSetting => ({
  id,
  state,
  where,
  model: null,
  detail: null,
})
const keys = (values: Readonly<Record<string, string>>): Pick<SettingsBody, 'keys'> => ({
  keys: (['TTS_BASE_URL', 'STT_BASE_URL', 'GROQ_BASE_URL'] as const).map((key) => ({
    key,
    value: values[key] ?? null,
    is_set: key in values,
    is_secret: false,
    is_locked: false,
  })),
})
const ear = (provider: string, rest: Partial<EarBody> = {}): EarBody => ({
  id: provider,
  name: provider,
  provider,
  languages: [],
  installed: true,
  is_basic: false,
  streaming: false,
  listens: false,
  default_for: [],
  download: null,
  ...rest,
})
const voice = (provider: string, default_for: string[], installed = true): VoiceBody => ({
  id: provider,
  name: provider,
  provider,
  languages: ['en'],
  gender: 'female',
  sample_rate: 16_000,
  installed,
  adjusts: { speed: true, pitch: true },
  default_for,
  download: null,
})
const named = (id: string): string => id.toUpperCase()

describe('where what is said goes', () => {
  it('stays when everybody who may think is on this machine, whoever else is not set up or off', () => {
    const reach = reachOfBrains(
      [
        brain('groq', 'not_set_up', 'cloud'),
        brain('ollama', 'ready', 'machine'),
        brain('scripted', 'ready', 'machine'),
        brain('openai', 'off', 'cloud'),
      ],
      named,
    )
    expect(reach).toEqual({ now: [{ place: 'machine', whom: 'OLLAMA' }], else: [] })
    expect(verdictOf(reach)).toBe('stays')
  })

  it('may leave when somebody elsewhere stands in, also one that rests just now', () => {
    const reach = reachOfBrains([brain('groq', 'resting', 'cloud'), brain('local', 'ready', 'machine')], named)
    expect(reach.else).toEqual([{ place: 'cloud', whom: 'GROQ' }])
    expect(verdictOf(reach)).toBe('may_leave')
  })

  it('leaves when the first to answer is elsewhere', () => {
    const reach = reachOfBrains([brain('openai', 'ready', 'network'), brain('scripted', 'ready', 'machine')], named)
    expect(verdictOf(reach)).toBe('leaves')
    expect(reach.else).toEqual([])
  })

  it('goes nowhere when nobody answers', () => {
    expect(reachOfBrains([brain('groq', 'broken', 'cloud')], named)).toEqual({ now: [], else: [] })
  })

  it('may leave by an ear that stands in for the one on this machine', () => {
    const local = ear('sherpa', { listens: true, default_for: ['en', 'fr'] })
    expect(verdictOf(reachOfEars([local, ear('pocketsphinx')], keys({})))).toBe('stays')
    expect(reachOfEars([local, ear('openai')], keys({})).else).toEqual([{ place: 'cloud', whom: 'Groq' }])
    const nearer = keys({ GROQ_BASE_URL: 'http://nas:8000/v1' })
    expect(reachOfEars([local, ear('openai')], nearer).else).toEqual([{ place: 'network', whom: 'Groq' }])
    const own = keys({ STT_BASE_URL: 'http://192.168.1.9:8000/v1' })
    expect(reachOfEars([local, ear('openai')], own).else).toEqual([{ place: 'network', whom: '192.168.1.9:8000' }])
    const onThisMachine = keys({ STT_BASE_URL: 'http://127.0.0.1:8000/v1' })
    expect(verdictOf(reachOfEars([local, ear('openai')], onThisMachine))).toBe('stays')
    expect(verdictOf(reachOfEars([local, ear('openai', { installed: false })], keys({})))).toBe('stays')
  })

  it('leaves in one language and stays in another when each has its own voice', () => {
    const reach = reachOfVoices(
      [voice('openai', ['fr']), voice('flite', ['en'])],
      keys({ TTS_BASE_URL: 'https://speech.example.com/v1' }),
    )
    expect(reach.now).toEqual([
      { place: 'cloud', whom: 'speech.example.com' },
      { place: 'machine', whom: null },
    ])
    expect(verdictOf(reach)).toBe('may_leave')
  })

  it('claims nothing good of a server whose address is not told', () => {
    expect(verdictOf(reachOfVoices([voice('openai', ['en'])], keys({})))).toBe('leaves')
  })
})
