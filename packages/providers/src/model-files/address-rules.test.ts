import { describe, expect, it } from 'vitest'
import { redirectRefusal } from './address-rules.ts'

const HUB = new URL('https://hub.example/file')
const refusal = (to: string, from = HUB): string | null => redirectRefusal(from, new URL(to))

describe('a redirect', () => {
  it.each(['https://cdn.example/x', 'https://8.8.8.8/x', 'https://[2001:db8::1]/x', 'https://hub.example/other'])(
    'to %s is followed',
    (to) => expect(refusal(to)).toBeNull(),
  )

  it.each([
    'http://cdn.example/x',
    'https://ada:secret@cdn.example/x',
    'https://ada@cdn.example/x',
    'ftp://cdn.example/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f000001/x',
    'https://0.0.0.0/x',
    'https://10.1.2.3/x',
    'https://172.31.0.1/x',
    'https://192.168.1.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://[fe80::1]/x',
    'https://localhost/x',
    'https://localhost./x',
    'https://eva.localhost/x',
  ])('to %s is not', (to) => {
    expect(refusal(to)).not.toBeNull()
    expect(refusal(to)).not.toContain('secret')
  })

  it('within a network is followed for a hub that is in it', () => {
    expect(refusal('http://192.168.1.7/x', new URL('http://192.168.1.5/'))).toBeNull()
  })
})
