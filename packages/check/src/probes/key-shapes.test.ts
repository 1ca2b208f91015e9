import { expect, it } from 'vitest'
import { secretsIn } from './key-shapes.ts'

/** Made up. */
const FILL = 'aB3dE6gH9jK2'.repeat(5)

it.each([
  [`{"key":"gsk_${FILL}"}`, 'Groq gsk_…'],
  [`sk-proj-${FILL}`, 'OpenAI sk-p…'],
  [`token hf_${FILL}.`, 'Hugging Face hf_a…'],
  [`ghp_${FILL}`, 'GitHub ghp_…'],
  ['AKIAABCDEFGHIJKLMNOP', 'AWS AKIA…'],
  ['Authorization: Bearer abcdefghijklmnopqrstuvwxyz', 'bearer Bear…'],
  ['postgres://eva:hush@db/eva', 'database password post…'],
  ['-----BEGIN RSA PRIVATE KEY-----', 'private key ----…'],
])('finds what looks like a key: %s', (text, named) => {
  expect(secretsIn(text, null)).toEqual([named])
})

it('finds what it was given itself, and never shows it', () => {
  const found = secretsIn('the log says correct-horse-7 here', 'correct-horse-7')
  expect(found).toHaveLength(1)
  expect(found.join()).not.toContain('horse')
})

it.each([
  ['gsk_… is where your key goes', null],
  ['<div class="sk-loading-indicator-of-the-page task-list">', null],
  ['{"sha256":"9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"}', null],
  ['postgres://localhost/eva', null],
  ['<label>Password</label> password', 'password'],
])('takes nothing for a key that is none: %s', (text, given) => {
  expect(secretsIn(text, given)).toEqual([])
})
