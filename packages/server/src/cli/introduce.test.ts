import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import type { Interfaces } from '../lan/index.ts'
import { type Introduced, introduce } from './introduce.ts'

const SCRIPTED = { id: 'scripted', model: 'built-in responder' }
const GROQ = { id: 'groq', model: 'llama-3.1-8b-instant' }
const LOCAL = { id: 'local', model: 'qwen' }
const EVA: Introduced = {
  address: 'http://127.0.0.1:8000',
  brains: [SCRIPTED],
  voices: ['flite:slt', 'espeak:fr'],
  ears: [],
  broken: [],
  ignored: [],
}

const told = (
  eva: Partial<Introduced>,
  environment: Record<string, string> = {},
  interfaces: Interfaces = {},
): string[] => introduce({ ...EVA, ...eva }, readConfig(environment), interfaces)

describe('what a start tells', () => {
  it('says who thinks, speaks and listens, and why, in a line each', () => {
    expect(told({})).toEqual([
      'Eva is ready at http://127.0.0.1:8000',
      '  brain  scripted (built-in responder): no other is set up',
      '  voice  flite:slt, espeak:fr: built in; each sentence in the voice of its language',
      '  ear    none: type to her, or fetch one with "npx eva ears pull whisper-base"',
      expect.stringMatching(
        /^ {2}For a real mind .*"npx eva models".*GROQ_API_KEY, OPENAI_BASE_URL or EVA_LOCAL_MODEL/,
      ),
    ])
  })

  it('says what was set on a page and cannot be used', () => {
    expect(told({ ignored: ['EVA_LLM=x cannot be used.'] })).toContain('  ! EVA_LLM=x cannot be used.')
  })

  it.each<[string, Partial<Introduced>, Record<string, string>, string]>([
    [
      'a key',
      { brains: [GROQ, SCRIPTED] },
      { GROQ_API_KEY: 'canary' },
      'groq (llama-3.1-8b-instant): GROQ_API_KEY is set; then scripted',
    ],
    [
      'a chosen model',
      { brains: [LOCAL, SCRIPTED] },
      {},
      'local (qwen): chosen by "npx eva models use"; then scripted',
    ],
    [
      'a model of the settings',
      { brains: [LOCAL] },
      { EVA_LOCAL_MODEL: '/m.gguf' },
      'local (qwen): EVA_LOCAL_MODEL is set',
    ],
    ['an Ollama', { brains: [{ id: 'ollama', model: 'm' }] }, {}, 'ollama (m): Ollama runs at http://127.0.0.1:11434'],
    [
      'an order',
      { brains: [SCRIPTED] },
      { EVA_LLM: 'scripted' },
      'scripted (built-in responder): the first in EVA_LLM',
    ],
    ['what is left', { broken: [{ id: 'local', reason: 'x' }] }, {}, 'scripted (built-in responder): no other works'],
  ])('tells %s as the reason for the brain', (_what, eva, environment, line) => {
    const lines = told(eva, environment)
    expect(lines[1]).toBe(`  brain  ${line}`)
    expect(lines.join()).not.toContain('canary')
  })

  it.each<[Record<string, string>, string]>([
    [{ LLM_BACKEND: 'local' }, 'LLM_BACKEND=local cannot be followed: no model is chosen.'],
    [{ LLM_BACKEND: 'groq' }, 'LLM_BACKEND=groq cannot be followed: set GROQ_API_KEY.'],
    [{ LLM_BACKEND: 'openai' }, 'LLM_BACKEND=openai cannot be followed: set OPENAI_BASE_URL.'],
    [
      { USE_OLLAMA_PRIMARY: 'true' },
      'USE_OLLAMA_PRIMARY cannot be followed: no Ollama with a model to chat with answers at http://127.0.0.1:11434.',
    ],
    [
      { EVA_LLM: 'scripted', LLM_BACKEND: 'ollama' },
      'LLM_BACKEND=ollama cannot be followed: EVA_LLM does not name ollama.',
    ],
  ])('says of %j that it could not be followed, and why', (environment, line) => {
    expect(told({}, environment).filter((each) => each.includes('cannot be followed'))).toEqual([
      expect.stringContaining(`  ! ${line}`),
    ])
  })

  it('says nothing of a wish that was followed, or whose brain has a line of its own', () => {
    expect(told({ brains: [LOCAL, SCRIPTED] }, { LLM_BACKEND: 'local' }).join()).not.toContain('followed')
    const broken = [{ id: 'local', reason: 'it is damaged' }]
    expect(told({ broken }, { LLM_BACKEND: 'local' }).join()).not.toContain('followed')
  })

  it('says that a key guards nothing without a password, and repeats neither', () => {
    const guards = (environment: Record<string, string>) =>
      told({}, environment).filter((line) => line.includes('guards nothing'))
    expect(guards({ EVA_API_KEY: 'canary' })).toEqual([expect.stringContaining('Set both.')])
    expect(guards({ EVA_API_KEY: 'canary' }).join()).not.toContain('canary')
    expect(guards({ EVA_API_KEY: 'canary', EVA_PASSWORD: 'p' })).toEqual([])
  })

  it('names the setting that chose the voice, and says when there is none', () => {
    expect(told({ voices: ['espeak:en'] }, { EVA_TTS: 'espeak' })[2]).toMatch(
      /^ {2}voice {2}espeak:en: EVA_TTS=espeak;/,
    )
    expect(told({ voices: ['openai:nova'] }, { TTS_BASE_URL: 'http://127.0.0.1:9' })[2]).toMatch(
      /openai:nova: TTS_BASE_URL is set;/,
    )
    expect(told({ voices: [] })[2]).toBe('  voice  none: she answers in text')
  })
})

describe('the line of the ear', () => {
  it.each<[string, readonly string[], Record<string, string>, string]>([
    ['fetched', ['sherpa:whisper-base', 'pocketsphinx'], {}, 'fetched, hears on this machine; then pocketsphinx'],
    [
      'Groq’s',
      ['openai:whisper-large-v3-turbo'],
      { GROQ_API_KEY: 'canary' },
      'GROQ_API_KEY is set; what you say is sent to Groq',
    ],
    ['a server’s', ['openai:x'], { GROQ_API_KEY: 'canary', STT_BASE_URL: 'http://127.0.0.1:9' }, 'STT_BASE_URL is set'],
    ['a basic one', ['pocketsphinx'], {}, 'installed here; understands slow, clear English'],
    [
      'wanted',
      ['pocketsphinx', 'sherpa:whisper-base'],
      { EVA_STT: 'pocketsphinx,sherpa' },
      'EVA_STT=pocketsphinx,sherpa; then sherpa:whisper-base',
    ],
  ])('says why she listens with one that is %s', (_what, ears, environment, why) => {
    expect(told({ ears }, environment)[3]).toBe(`  ear    ${ears[0]}: ${why}`)
  })
})

describe('a start that others can reach', () => {
  const open = { EVA_HOST: '0.0.0.0', EVA_PASSWORD: 'p' }
  const v4 = { family: 'IPv4', netmask: '', mac: '', cidr: null } as const
  const v6 = { family: 'IPv6', netmask: '', mac: '', cidr: null } as const
  const interfaces: Record<string, NetworkInterfaceInfo[]> = {
    lo: [{ ...v4, address: '127.0.0.1', internal: true }],
    eth0: [
      { ...v4, address: '192.168.1.5', internal: false },
      { ...v6, address: 'fe80::1', internal: false, scopeid: 2 },
      { ...v6, address: 'fd00::5', internal: false, scopeid: 0 },
    ],
  }

  it('prints the addresses of this machine, and how to answer to a name', () => {
    const lines = told({ address: 'http://localhost:8000' }, open, interfaces)
    expect(lines[1]).toBe('  in your network: http://192.168.1.5:8000')
    expect(lines[2]).toContain('set EVA_ALLOWED_HOSTS=eva.home')
  })

  it('prints those of version 6 where she listens on them, and the names that are allowed', () => {
    const lines = told({}, { ...open, EVA_HOST: '::', EVA_ALLOWED_HOSTS: 'eva.home' }, interfaces)
    expect(lines[1]).toBe('  in your network: http://192.168.1.5:8000, http://[fd00::5]:8000')
    expect(lines[2]).toBe('  She answers to these addresses; and by EVA_ALLOWED_HOSTS to eva.home.')
  })

  it('prints nothing of the kind on this machine alone', () => {
    expect(told({}, {}, interfaces).join()).not.toContain('network')
  })
})
