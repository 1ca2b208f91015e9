import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Speech } from '@eva/core'
import { never } from '@eva/testing/speech-contract'
import { expect, it, onTestFinished } from 'vitest'
import { listedVoices } from './listed-voices.ts'
import { familyOf, modelThatSpeaks } from './model-families.ts'
import { openSpeech, speechAt } from './test-server.ts'

const ids = ({ voices }: Speech): string[] => voices.map(({ id, languages }) => `${id} ${languages[0]}`)

it('knows the voices of known models before their server says anything', () => {
  const first = (model: string, host = 'localhost') => familyOf(model, host).voices[0]
  expect(first('gpt-4o-mini-tts', 'api.openai.com')).toMatchObject({ name: 'marin', gender: 'female' })
  expect(first('tts-1', 'api.openai.com')?.languages).toContain('fr')
  expect(first('kokoro')).toEqual({ name: 'af_heart', gender: 'female', languages: ['en-US', 'en'] })
  expect(first('canopylabs/orpheus-v1-english')).toMatchObject({ name: 'diana', languages: ['en'] })
  expect(first('speaches-ai/piper-fr_FR-siwis-medium')).toMatchObject({ name: 'siwis', languages: ['fr-FR', 'fr'] })
})

it('claims French for no voice of which it is not known', () => {
  for (const model of ['tts-1', 'something', 'kokoro', 'piper-en_US-amy-medium', 'canopylabs/orpheus-arabic-saudi']) {
    const french = familyOf(model, 'localhost').voices.filter(({ languages }) => languages.includes('fr'))
    expect(french.map(({ name }) => name)).toEqual(model === 'kokoro' ? ['ff_siwis'] : [])
  }
})

it('lists what the server lists, the best known first', async () => {
  const voices = { voices: ['af_alloy', 'ff_siwis', 'zm_yunxi', 'af_heart'] }
  const { speech } = await openSpeech({ voices })
  expect(ids(speech)).toEqual([
    'openai:af_heart en-US',
    'openai:ff_siwis fr',
    'openai:af_alloy en-US',
    'openai:zm_yunxi zh',
  ])
})

it('puts the voice first that was asked for, known or not', async () => {
  const { speech } = await openSpeech({ voices: ['bob', 'eve'] }, { voice: 'eve' })
  expect(ids(speech)).toEqual(['openai:eve en', 'openai:bob en'])
  const { speech: other } = await openSpeech({}, { voice: 'mine' })
  expect(ids(other)[0]).toBe('openai:mine en')
})

it('takes the first model that speaks when none is configured', async () => {
  const { speech, simulator } = await openSpeech(
    { models: ['whisper-1', 'speaches-ai/Kokoro-82M-v1.0-ONNX'] },
    { model: null },
  )
  expect(ids(speech)[0]).toBe('openai:af_heart en-US')
  expect((await speech.check(never())).detail).toContain('Kokoro-82M')
  expect(simulator.calls.every(({ method }) => method === 'GET')).toBe(true)
  expect(modelThatSpeaks(['whisper-large', 'llama-3'])).toBeUndefined()
})

it('speaks through a server whose list of voices is broken', async () => {
  const broken = createServer((request, response) => {
    const isModels = request.url === '/v1/models'
    response.writeHead(isModels ? 200 : 500).end(isModels ? '{"data":[{"id":"kokoro"}]}' : 'oh no')
  }).listen(0, '127.0.0.1')
  await once(broken, 'listening')
  onTestFinished(() => {
    broken.closeAllConnections()
    broken.close()
  })
  const { port } = broken.address() as AddressInfo
  const speech = await speechAt(`http://127.0.0.1:${port}`, { model: null })
  expect(speech.voices[0]?.id).toBe('openai:af_heart')
  expect(await speech.check(never())).toMatchObject({ ok: true })
})

it.each<[unknown, readonly string[]]>([
  [
    ['a', 'b'],
    ['a en', 'b en'],
  ],
  [{ voices: [{ id: 'a', language: 'fr_FR' }] }, ['a fr-FR,fr']],
  [{ data: [{ name: 'a', lang: 'de' }, { name: 'a' }, {}, null, 7] }, ['a en']],
  [
    [
      { voice_id: 'x', model_id: 'tts-1' },
      { voice_id: 'y', model_id: 'z' },
    ],
    ['x en'],
  ],
  [[{ name: 'a', language: 'English (US)' }], ['a en']],
  [{ error: 'no' }, []],
  ['voices', []],
  [undefined, []],
])('reads %j', (body, expected) => {
  const voices = listedVoices(body, 'tts-1', familyOf('tts-1', 'localhost'))
  expect(voices.map(({ name, languages }) => `${name} ${languages.join()}`)).toEqual(expected)
})
