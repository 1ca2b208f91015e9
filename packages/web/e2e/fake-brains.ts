import type { BrainSetting, BrainTest, ModelsBody } from '@eva/protocol'

const brain = (id: BrainSetting['id'], rest: Partial<BrainSetting> = {}): BrainSetting => ({
  id,
  model: null,
  where: 'machine',
  state: 'not_set_up',
  detail: null,
  ...rest,
})

/** The brains of somebody who has Ollama and nothing else. */
export const BRAINS: BrainSetting[] = [
  brain('groq', { where: 'cloud', model: 'llama-3.1-8b-instant', detail: 'GROQ_API_KEY is not set.' }),
  brain('ollama', { model: 'llama3.2:3b', state: 'ready' }),
  brain('local', { detail: 'No model is chosen.' }),
  brain('scripted', { model: 'built-in', state: 'ready' }),
  brain('openai', { where: 'network', state: 'off' }),
]

/** Of a server that answers. */
export const ANSWERED: BrainTest = {
  ok: true,
  model: 'llama-3.1-8b-instant',
  first_token_ms: 184,
  total_ms: 260,
  words: 'Hello there.',
  fix: null,
  models: ['llama-3.1-8b-instant', 'llama-3.3-70b-versatile'],
}

/** Of a server that does not know the key. */
export const REFUSED: BrainTest = {
  ok: false,
  model: null,
  first_token_ms: null,
  total_ms: 95,
  words: 'Groq says: Invalid API Key.',
  fix: 'Look at the key again.',
  models: [],
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

/** A model that fits, one that does not, and one that a person brought along. */
export const MODELS: ModelsBody = {
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
