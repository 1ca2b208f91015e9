import { expect, it } from 'vitest'
import { parseOllamaUrl } from './address.ts'

it.each([
  ['http://127.0.0.1:11434', 'http://127.0.0.1:11434', true],
  [' http://localhost:11434/ ', 'http://localhost:11434', true],
  ['localhost', 'http://localhost:11434', true],
  ['192.168.1.7:9000', 'http://192.168.1.7:9000', false],
  [':9000', 'http://127.0.0.1:9000', true],
  ['0.0.0.0', 'http://127.0.0.1:11434', true],
  ['http://[::]:11434', 'http://[::1]:11434', true],
  ['http://box:11434/api', 'http://box:11434', false],
  ['http://box:11434/v1/chat/completions', 'http://box:11434', false],
  ['https://box/ollama/', 'https://box/ollama', false],
])('reads %j', (text, root, isLoopback) => {
  expect(parseOllamaUrl(text)).toMatchObject({ root, isLoopback })
})

it.each(['', 'ftp://box', 'http://', 'a b'])('refuses %j by the name of its variable', (text) => {
  expect(() => parseOllamaUrl(text)).toThrow(
    expect.objectContaining({ code: 'brain_failed', fix: expect.stringContaining('OLLAMA_URL') }),
  )
})

it('refuses a password without repeating it', () => {
  expect(() => parseOllamaUrl('http://me:secret@box')).toThrow(/^OLLAMA_URL holds a user name or password\.$/)
})
