import { EvaError } from '@eva/core'
import { expect, it } from 'vitest'
import { parseBaseUrl } from './base-url.ts'

it.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/v1'],
  ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
  [' http://127.0.0.1:8080/v1// ', 'http://127.0.0.1:8080/v1'],
  ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
  ['https://api.groq.com/openai', 'https://api.groq.com/openai/v1'],
  ['https://api.groq.com/openai/v1/', 'https://api.groq.com/openai/v1'],
  ['https://example.org/v1beta/openai/', 'https://example.org/v1beta/openai'],
  ['https://example.org/api/chat/completions', 'https://example.org/api'],
  ['https://example.org/api/audio/speech', 'https://example.org/api'],
  ['https://example.org/api/audio/transcriptions', 'https://example.org/api'],
  ['http://vllm.internal/v1#there', 'http://vllm.internal/v1'],
])('finds the routes of %s', (text, root) => {
  const { at, origin } = parseBaseUrl(text, 'KEY', 'brain_failed')
  expect(at('/models').href).toBe(`${root}/models`)
  expect(origin).toBe(new URL(text).origin)
})

it('keeps a query on every route, and does not show it', () => {
  const { at, origin } = parseBaseUrl('https://example.org/openai/v1?api-version=2&code=s3cret', 'KEY', 'brain_failed')
  expect(at('/models').href).toBe('https://example.org/openai/v1/models?api-version=2&code=s3cret')
  expect(origin).toBe('https://example.org')
})

it.each([
  '',
  'localhost:8080',
  '127.0.0.1',
  'ftp://example.org',
  'file:///etc/passwd',
  'http://',
  'http://u:s3cret@host/v1',
])('refuses %j by the name of its key, without quoting it', (text) => {
  expect(() => parseBaseUrl(text, 'SOME_BASE_URL', 'brain_failed')).toThrow(EvaError)
  expect(() => parseBaseUrl(text, 'SOME_BASE_URL', 'brain_failed')).toThrow(/^SOME_BASE_URL (?!.*s3cret)/)
})
