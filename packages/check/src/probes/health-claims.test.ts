import type { Health } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { claimsOf, type Used } from './health-claims.ts'

const part = (ok: boolean) => ({ ok, detail: ok ? 'well' : 'broken', latency_ms: 1 })

/** As a real one answers: components by the id of each brain and voice. */
const WELL: Health = {
  status: 'healthy',
  version: '0.1.0',
  uptime_s: 3,
  groq: true,
  ollama: false,
  local: false,
  whisper: false,
  tts: true,
  database: true,
  components: {
    groq: part(true),
    scripted: part(true),
    flite: part(true),
    espeak: part(true),
    database: part(true),
  },
}
const WORKS: Used = {
  answered: true,
  kept: true,
  brains: ['groq', 'scripted'],
  voices: ['flite', 'espeak'],
  speaks: { flite: true, espeak: true },
  speaksAtAll: true,
}

const withParts = (broken: readonly string[], rest: Partial<Health> = {}): Health => ({
  ...WELL,
  status: 'degraded',
  components: Object.fromEntries(Object.keys(WELL.components).map((name) => [name, part(!broken.includes(name))])),
  ...rest,
})

const lies = (said: Health, used: Partial<Used> = {}, httpStatus = 200): readonly string[] =>
  claimsOf(said, httpStatus, { ...WORKS, ...used }).flatMap(({ about, isTrue }) => (isTrue ? [] : [about]))

describe('who is honest is not blamed', () => {
  it.each<[string, Health, Partial<Used>, number]>([
    ['all well', WELL, {}, 200],
    ['a spare brain is away and says so', withParts(['groq'], { groq: false }), {}, 200],
    ['a voice is broken and says so', withParts(['espeak']), { speaks: { flite: true } }, 200],
    [
      'every voice is broken and says so',
      withParts(['flite', 'espeak'], { tts: false }),
      { speaks: {}, speaksAtAll: false },
      200,
    ],
    ['the database is broken and says so', withParts(['database'], { database: false }), { kept: false }, 200],
    [
      'one service thinks and speaks, and another voice is away',
      withParts(['flite', 'espeak']),
      { brains: ['groq'], voices: ['groq', 'flite'], speaks: { groq: true } },
      200,
    ],
    ['nothing tells which her brains are', WELL, { brains: [] }, 200],
    [
      'no brain answers, and she says so',
      withParts(['groq', 'scripted'], { groq: false }),
      { answered: false, kept: null },
      503,
    ],
  ])('%s', (_, said, used, status) => {
    expect(lies(said, used, status)).toEqual([])
  })
})

describe('a lie is named by its part', () => {
  it.each<[string, Health, Partial<Used>, number, readonly string[]]>([
    ['a brain that cannot answer', WELL, { answered: false, kept: null }, 200, ['brain']],
    ['a database that keeps nothing', WELL, { kept: false }, 200, ['database']],
    ['a voice that is mute', WELL, { speaks: { flite: true, espeak: false } }, 200, ['espeak']],
    [
      'no voice at all',
      WELL,
      { speaks: { flite: false, espeak: false }, speaksAtAll: false },
      200,
      ['tts', 'flite', 'espeak'],
    ],
    ['a boolean against its component', withParts(['groq']), {}, 200, ['groq_twice']],
    ['a boolean for what is not there', { ...WELL, local: true }, {}, 200, ['local_twice']],
    ['a component against its boolean', { ...WELL, tts: false }, {}, 200, ['tts_twice']],
    [
      'healthy without a database',
      withParts(['database'], { database: false, status: 'healthy' }),
      { kept: false },
      200,
      ['status'],
    ],
    [
      'healthy without a brain',
      withParts(['groq', 'scripted'], { groq: false, status: 'healthy' }),
      { answered: false, kept: null },
      200,
      ['status'],
    ],
    ['503 from one that answers', WELL, {}, 503, ['http_status']],
  ])('%s', (_, said, used, status, named) => {
    expect(lies(said, used, status)).toEqual(named)
  })
})
