import { describe, expect, it } from 'vitest'
import { type Interfaces, inUrl, ownNames } from './own-names.ts'

const v4 = { family: 'IPv4', netmask: '', mac: '', cidr: null } as const
const v6 = { family: 'IPv6', netmask: '', mac: '', cidr: null } as const

describe('the names of this machine', () => {
  it('are those of its network, the likeliest first, and nothing that changes from day to day', () => {
    const interfaces: Interfaces = {
      lo: [{ ...v4, address: '127.0.0.1', internal: true }],
      docker0: [{ ...v4, address: '172.17.0.1', internal: false }],
      wlan0: [
        { ...v6, address: 'fe80::1', internal: false, scopeid: 2 },
        { ...v6, address: 'fd00::5', internal: false, scopeid: 0 },
        { ...v6, address: '2001:db8::5', internal: false, scopeid: 0 },
        { ...v4, address: '192.168.1.5', internal: false },
      ],
      wan: [{ ...v4, address: '203.0.113.7', internal: false }],
      gone: undefined,
    }
    expect(ownNames(interfaces, 'Lamp.local')).toEqual({
      addresses: ['192.168.1.5', '203.0.113.7', 'fd00::5', '172.17.0.1'],
      hosts: ['lamp.local', 'lamp'],
    })
  })

  it('leave out what no certificate can hold', () => expect(ownNames({}, 'my_machine').hosts).toEqual([]))

  it('stand in an address as they must', () =>
    expect(['10.0.0.1', 'fd00::5'].map(inUrl)).toEqual(['10.0.0.1', '[fd00::5]']))
})
