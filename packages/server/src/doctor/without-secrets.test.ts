import { homedir } from 'node:os'
import { expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { isNearby } from './is-nearby.ts'
import { secretsIn, withoutSecrets } from './without-secrets.ts'

const CANARY = 'canary-9f4c21'

it('knows every secret of the configuration', () => {
  const keys = ['EVA_PASSWORD', 'EVA_API_KEY', 'GROQ_API_KEY', 'OPENAI_API_KEY', 'STT_API_KEY', 'TTS_API_KEY']
  const servers = {
    OPENAI_BASE_URL: 'http://a.test/v1',
    STT_BASE_URL: 'http://a.test/v1',
    TTS_BASE_URL: 'http://a.test/v1',
  }
  const config = readConfig({ ...servers, ...Object.fromEntries(keys.map((key) => [key, `${CANARY}-${key}`])) })
  expect(secretsIn(config).toSorted()).toEqual(keys.map((key) => `${CANARY}-${key}`).toSorted())
})

it('takes secrets out of every text, however deep it lies', () => {
  const told = withoutSecrets(
    {
      words: [`Incorrect API key provided: ${CANARY}.`, 'Bearer abcdefgh12345678'],
      at: `http://me:${CANARY}@server/v1`,
      key: 'gsk_abcdefghijklmnop1234',
      folder: `${homedir()}/eva`,
      ms: 3,
    },
    [CANARY],
  )
  expect(told).toEqual({
    words: ['Incorrect API key provided: (hidden).', 'Bearer (hidden)'],
    at: 'http://server/v1',
    key: '(hidden)',
    folder: '~/eva',
    ms: 3,
  })
})

it.each([
  ['http://127.0.0.1:11434', true],
  ['http://192.168.1.20:8000/v1', true],
  ['http://[fd00::1]:8000', true],
  ['http://nas:8000/v1', true],
  ['http://nas.local/v1', true],
  ['https://api.openai.com/v1', false],
  ['http://8.8.8.8/v1', false],
  ['nonsense', false],
])('%s is nearby: %s', (url, nearby) => {
  expect(isNearby(url)).toBe(nearby)
})
