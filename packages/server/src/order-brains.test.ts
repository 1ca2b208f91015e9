import { expect, it } from 'vitest'
import { orderBrains } from './order-brains.ts'

const ALL = ['groq', 'openai', 'ollama', 'local', 'scripted'] as const
const none = { backend: undefined, ollamaFirst: undefined, ollamaSecond: undefined }

it.each([
  ['without switches', none, ALL],
  ['LLM_BACKEND=local', { ...none, backend: 'local' }, ['local', 'groq', 'openai', 'ollama', 'scripted']],
  ['USE_OLLAMA_PRIMARY', { ...none, ollamaFirst: true }, ['ollama', 'groq', 'openai', 'local', 'scripted']],
  ['USE_OLLAMA_PRIMARY=false', { ...none, ollamaFirst: false }, ALL],
  ['USE_OLLAMA_FALLBACK', { ...none, ollamaSecond: true }, ['groq', 'ollama', 'openai', 'local', 'scripted']],
  [
    'LLM_BACKEND and USE_OLLAMA_FALLBACK',
    { backend: 'openai', ollamaFirst: false, ollamaSecond: true },
    ['openai', 'ollama', 'groq', 'local', 'scripted'],
  ],
  [
    'both of Ollama',
    { backend: 'groq', ollamaFirst: true, ollamaSecond: true },
    ['ollama', 'groq', 'openai', 'local', 'scripted'],
  ],
] as const)('orders the brains: %s', (_name, switches, expected) => {
  expect(orderBrains(ALL, switches)).toEqual(expected)
})

it('names nobody who is not there', () => {
  const ids = ['groq', 'scripted'] as const
  expect(orderBrains(ids, { ...none, backend: 'ollama', ollamaSecond: true })).toEqual(ids)
})
