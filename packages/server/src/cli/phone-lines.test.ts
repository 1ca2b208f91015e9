import { createFakeClock } from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import { describe, expect, it } from 'vitest'
import { openAccess } from '../access/index.ts'
import type { LanState } from '../lan/index.ts'
import { phoneLines } from './phone-lines.ts'

const FINGERPRINT = Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
const OPEN: LanState = {
  addresses: ['https://192.168.1.5:8443', 'https://lamp.local:8443'],
  fingerprints: { site: FINGERPRINT, authority: FINGERPRINT },
  authority: Buffer.alloc(0),
}

async function told(state: LanState | null, fixed: string | null = null, colours = false): Promise<string[]> {
  const clock = createFakeClock()
  const access = await openAccess(createMemoryStore(clock), clock, fixed)
  await access.ensurePassword()
  return phoneLines({ address: 'http://127.0.0.1:8000', phone: { access, lan: { state: () => state } } }, colours)
}

describe('what a start tells of the network', () => {
  it('is nothing while she does not listen there', async () => expect(await told(null)).toEqual([]))

  it('is a code, the addresses, the password that was made, and the fingerprint to compare', async () => {
    const lines = await told(OPEN)
    expect(lines.filter((line) => line.includes('█')).length).toBeGreaterThan(12)
    expect(lines).toContain('  or open  https://192.168.1.5:8443  https://lamp.local:8443')
    expect(lines.join('\n')).toMatch(/password {2}([a-z]{4}-){4}[a-z]{4}\n/)
    const printed = lines.map((line) => line.trim()).join('')
    expect(printed).toContain(FINGERPRINT)
    expect(lines.at(-1)).toContain('http://127.0.0.1:8000/settings/phone')
  })

  it('repeats no password of the environment', async () => {
    const lines = (await told(OPEN, 'open sesame')).join('\n')
    expect(lines).toContain('password  EVA_PASSWORD')
    expect(lines).not.toContain('sesame')
  })

  it('shows the code light on dark in a terminal, whatever its colours', async () => {
    const code = (await told(OPEN, null, true)).filter((line) => line.includes('█'))
    expect(code.every((line) => line.includes('\u001b[97;40m'))).toBe(true)
  })
})
