import { expect, it } from 'vitest'
import { firstChatModel, readInstalled, sameModel } from './installed-models.ts'

const first = (...models: readonly object[]): string | null =>
  firstChatModel(readInstalled({ models }) ?? [])?.name ?? null

it('takes the first that says it can chat', () => {
  expect(
    first(
      { name: 'vectors', capabilities: ['embedding'] },
      { name: 'talker', capabilities: ['completion', 'tools'] },
      { name: 'other', capabilities: ['completion'] },
    ),
  ).toBe('talker')
})

it.each([
  { name: 'nomic-embed-text:latest', details: { family: 'nomic-bert' } },
  { name: 'all-minilm:33m', details: { family: 'bert' } },
  { name: 'qwen3-embedding:0.6b', details: { family: 'qwen3' } },
])('knows $name for an embedding model where the list does not tell', (embedder) => {
  expect(first(embedder, { name: 'llama3.2:3b', details: { family: 'llama' } })).toBe('llama3.2:3b')
  expect(first(embedder)).toBeNull()
})

it('does not choose what runs on another machine', () => {
  const cloud = { name: 'gpt-oss:120b-cloud', remote_host: 'https://ollama.com', capabilities: ['completion'] }
  expect(first(cloud, { name: 'small' })).toBe('small')
  expect(first(cloud)).toBeNull()
})

it('leaves out what has no name, and takes nothing else for a list', () => {
  expect(readInstalled({ models: [null, {}, { name: 'a', size: 7, details: { parameter_size: '3.2B' } }] })).toEqual([
    { name: 'a', sizeBytes: 7, parameters: '3.2B', chats: true, remote: false },
  ])
  for (const body of [null, [], {}, { models: null }, 'models']) expect(readInstalled(body)).toBeNull()
})

it('takes a name without its tag for the latest', () => {
  expect(sameModel('llama3.2', 'llama3.2:latest')).toBe(true)
  expect(sameModel('Llama3.2:3B', 'llama3.2:3b')).toBe(true)
  expect(sameModel('llama3.2', 'llama3.2:3b')).toBe(false)
  expect(sameModel('host:5000/me/m', 'host:5000/me/m:latest')).toBe(true)
})
