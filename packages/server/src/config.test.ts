import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8_000,
      rateLimit: 60,
      maxTokens: 200,
      brains: { ids: ['groq', 'openai', 'ollama', 'local', 'scripted'], auto: true },
      ollama: { url: 'http://127.0.0.1:11434', model: null },
      voices: null,
      tts: null,
      groq: null,
      openai: null,
      localModel: null,
      logLevel: 'warn',
    })
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ GROQ_API_KEY: '', EVA_PORT: ' ', EVA_LLM: '', EVA_HOST: '' })).toEqual(readConfig({}))
    expect(readConfig({ GROQ_API_KEY: '' }).environment).toEqual({})
  })

  it('reads lists in their order', () => {
    const config = readConfig({
      EVA_LLM: 'local, scripted',
      EVA_TTS: 'espeak',
      EVA_ALLOWED_HOSTS: 'a.home, b.home:8000',
    })
    expect(config).toMatchObject({
      brains: { ids: ['local', 'scripted'], auto: false },
      voices: ['espeak'],
      allowedHosts: ['a.home', 'b.home:8000'],
    })
  })

  it('understands the switches of the prototype', () => {
    expect(readConfig({ USE_OLLAMA_PRIMARY: 'true' }).brains.ids[0]).toBe('ollama')
    expect(readConfig({ LLM_BACKEND: 'local' }).brains).toMatchObject({ auto: true })
    expect(readConfig({ EVA_LLM: 'groq,ollama', LLM_BACKEND: 'ollama' }).brains.ids).toEqual(['ollama', 'groq'])
    expect(() => readConfig({ USE_OLLAMA_PRIMARY: 'perhaps' })).toThrow(
      'USE_OLLAMA_PRIMARY=perhaps cannot be used; allowed: true or false.',
    )
  })

  it('configures the cloud with its defaults', () => {
    expect(readConfig({ GROQ_API_KEY: 'k' }).groq).toEqual({
      apiKey: 'k',
      model: 'llama-3.1-8b-instant',
      baseUrl: null,
    })
  })

  it('configures a server that speaks, which needs no more than its address', () => {
    const TTS_BASE_URL = 'http://127.0.0.1:9/v1'
    expect(readConfig({ TTS_BASE_URL }).tts).toEqual({ baseUrl: TTS_BASE_URL, apiKey: null, model: null })
    const config = readConfig({ TTS_BASE_URL, TTS_API_KEY: 'k', TTS_MODEL: 'kokoro', EVA_TTS: 'flite,openai' })
    expect(config).toMatchObject({ tts: { apiKey: 'k', model: 'kokoro' }, voices: ['flite', 'openai'] })
  })

  it('configures who transcribes: a server of one’s own, or Groq where its key alone is set', () => {
    const STT_BASE_URL = 'http://127.0.0.1:9/v1'
    expect(readConfig({ STT_MODEL: 'unused' }).stt).toBeNull()
    expect(readConfig({ GROQ_API_KEY: 'k', STT_MODEL: 'whisper-large-v3' }).stt).toEqual({
      service: 'groq',
      baseUrl: null,
      apiKey: 'k',
      model: 'whisper-large-v3',
    })
    const own = { service: 'own', baseUrl: STT_BASE_URL, apiKey: null, model: null }
    expect(readConfig({ GROQ_API_KEY: 'k', STT_BASE_URL }).stt).toEqual(own)
  })

  it.each([
    [{ EVA_PORT: 'abc' }, 'EVA_PORT=abc cannot be used; allowed: a whole number from 0 to 65535.'],
    [{ EVA_PORT: '70000' }, 'EVA_PORT=70000 cannot be used; allowed: a whole number from 0 to 65535.'],
    [{ EVA_RATE_LIMIT: '0' }, 'EVA_RATE_LIMIT=0 cannot be used; allowed: a whole number from 1 to 1000000.'],
    [
      { EVA_LLM: 'scripted,groq,groq' },
      'EVA_LLM=scripted,groq,groq cannot be used; allowed: auto, or some of groq, openai, ollama, local, scripted, each once, in the order of preference.',
    ],
    [
      { EVA_LLM: 'groq,skynet' },
      'EVA_LLM=groq,skynet cannot be used; allowed: auto, or some of groq, openai, ollama, local, scripted, each once, in the order of preference.',
    ],
    [
      { EVA_TTS: 'siri' },
      'EVA_TTS=siri cannot be used; allowed: auto, or some of sherpa, openai, flite, espeak, each once, in the order of preference.',
    ],
    [
      { OPENAI_BASE_URL: 'localhost' },
      'OPENAI_BASE_URL=localhost cannot be used; allowed: an http:// or https:// address.',
    ],
    [{ EVA_LOG_LEVEL: 'loud' }, 'EVA_LOG_LEVEL=loud cannot be used; allowed: silent, error, warn, info or debug.'],
    [
      { DATABASE_URL: 'postgres://eva:canary@db/eva' },
      'DATABASE_URL=(hidden) cannot be used; allowed: nothing yet; conversations are kept in a SQLite file in EVA_DATA_DIR.',
    ],
    [
      { EVA_STT: 'whisper' },
      'EVA_STT=whisper cannot be used; allowed: auto, or some of sherpa, openai, pocketsphinx, each once, in the order of preference.',
    ],
    [{ TTS_BASE_URL: 'localhost' }, 'TTS_BASE_URL=localhost cannot be used; allowed: an http:// or https:// address.'],
    [{ STT_BASE_URL: 'somewhere' }, 'STT_BASE_URL=somewhere cannot be used; allowed: an http:// or https:// address.'],
    [{ EVA_PORT: '80\n\u001b[31m80' }, 'EVA_PORT=80 [31m80 cannot be used; allowed: a whole number'],
  ])('stops at %j with one line that names the key, the value and what is allowed', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message)
  })

  it('takes the one value of an unbuilt setting that says nothing', () => {
    expect(readConfig({ EVA_STT: 'auto', DATABASE_URL: '' })).toMatchObject({ ears: null })
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'eva.home'])('does not listen on %s without a password', (host) => {
    expect(() => readConfig({ EVA_HOST: host })).toThrow('set EVA_PASSWORD')
    expect(readConfig({ EVA_HOST: host, EVA_PASSWORD: 'x' }).host).toBe(host)
  })

  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('needs none on %s', (host) => {
    expect(readConfig({ EVA_HOST: host }).password).toBeNull()
  })
})
