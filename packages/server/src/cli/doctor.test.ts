import { diagnosisSchema } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { PROCESS_MS, useProcesses } from '../test-process.ts'
import { doctorTable, languageFrom } from './doctor-table.ts'

const { run, serve } = useProcesses()

describe('eva doctor', { timeout: PROCESS_MS }, () => {
  it('asks the Eva that runs, and otherwise opens her parts without a server', async () => {
    const server = await serve({ EVA_PASSWORD: 'canary-7c1e', EVA_STT: 'sherpa' })
    const secrets = { EVA_PASSWORD: 'canary-7c1e', EVA_STT: 'sherpa' }
    const asked = run(['doctor', '--url', server.address], { ...secrets, LANG: 'fr_FR.UTF-8' })
    const code = await asked.ended
    expect(asked.output()).toContain(`Eva tourne à ${server.address}`)
    expect(asked.output()).toMatch(/! Cerveau scripted +\d+ ms {2}Le répondeur intégré/)
    expect(asked.output()).toContain('Qui connaît le mot de passe')
    expect(asked.output()).not.toContain('canary')
    // The pages are built on some machines and not on others; nothing else is bad here.
    expect(code).toBe(asked.output().includes('✗ Pages') ? 1 : 0)

    const own = run(['doctor', '--json'], secrets)
    await own.ended
    const { checks } = diagnosisSchema.parse(JSON.parse(own.output()))
    expect(checks.find(({ id }) => id === 'network')).toMatchObject({ status: 'skipped', code: 'network_off' })
    expect(checks.find(({ id }) => id === 'database')?.status).toBe('good')
  })

  it('says in one line that nobody answers, or that an address is none', async () => {
    const refused = run(['doctor', '--url', 'http://127.0.0.1:9'])
    expect(await refused.ended).toBe(1)
    expect(refused.output().trim()).toBe('No Eva answers at http://127.0.0.1:9. Start one with "npm start".')
    const nonsense = run(['doctor', '--url', 'nonsense'])
    expect(await nonsense.ended).toBe(1)
    expect(nonsense.output()).toContain('--url nonsense is no address.')
  })
})

describe('the table of the doctor', () => {
  const both = (text: string) => ({ en: text, fr: `${text} (fr)` })
  const check = { part: 'disk', code: 'disk_full', facts: {}, words: null, action: null } as const
  const diagnosis = {
    at: '2026-01-05T09:00:00.000Z',
    version: '0.1.0',
    machine: 'linux x64',
    total_ms: 1_240,
    checks: [
      { ...check, id: 'a', name: both('Disk'), status: 'good', latency_ms: 3.2, says: both('Room.'), fix: null },
      {
        ...check,
        id: 'b',
        name: both('Brain groq'),
        status: 'bad',
        latency_ms: null,
        says: both('It cannot answer.'),
        words: 'Invalid API Key',
        fix: both('Look at its key.'),
      },
    ],
  } as const

  it('has a line for each part, what can be done below it, and counts them worst first', () => {
    expect(doctorTable({ ...diagnosis, checks: [...diagnosis.checks] }, 'en')).toEqual([
      '✓ Disk            3 ms  Room.',
      '✗ Brain groq            It cannot answer.',
      '                        Invalid API Key',
      '                        What to do: Look at its key.',
      '',
      '1 bad, 1 good; 1.2 s',
    ])
  })

  it('is in the language that was asked for, else in that of the terminal, else in English', () => {
    expect(languageFrom('fr', { LANG: 'en_GB.UTF-8' })).toBe('fr')
    expect(languageFrom(undefined, { LANG: 'fr_CA.UTF-8' })).toBe('fr')
    expect(languageFrom(undefined, { LC_ALL: 'C', LANG: 'fr_FR' })).toBe('en')
    expect(languageFrom('de', {})).toBe('en')
  })
})
