import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Certificates, readyCertificates } from './certificate-folder.ts'
import { type Credential, makeAuthority, makeSite } from './certificates.ts'
import type { OwnNames } from './own-names.ts'

const DAY_MS = 24 * 3600 * 1000
const NOW_MS = Date.parse('2026-11-21T12:00:00Z')
const HOME: OwnNames = { addresses: ['192.168.1.5', 'fd00::5'], hosts: ['lamp.local', 'lamp'] }

const read = ({ certificate }: Credential): X509Certificate => new X509Certificate(certificate)

describe('the certificates of a folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-certificates-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const ready = (names = HOME, nowMs = NOW_MS): Promise<Certificates> =>
    readyCertificates(join(folder, 'lan'), names, nowMs)

  it('name every address and name of this machine, for 397 days', async () => {
    const site = read((await ready()).site)
    expect(site.subjectAltName?.split(', ')).toEqual([
      'DNS:lamp.local',
      'DNS:lamp',
      'DNS:localhost',
      'IP Address:192.168.1.5',
      'IP Address:FD00:0:0:0:0:0:0:5',
      'IP Address:127.0.0.1',
      'IP Address:0:0:0:0:0:0:0:1',
    ])
    expect(site.validFromDate.getTime()).toBe(NOW_MS - DAY_MS)
    expect(site.validToDate.getTime()).toBe(NOW_MS + 397 * DAY_MS)
    expect(site.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(site.ca).toBe(false)
  })

  it('are signed by an authority of their own, which is valid for ten years', async () => {
    const { site, authority } = await ready()
    const issuer = read(authority)
    expect(read(site).checkIssued(issuer) && read(site).verify(issuer.publicKey)).toBe(true)
    expect(issuer.ca).toBe(true)
    expect(issuer.subject).toContain('CN=Eva on lamp')
    expect(issuer.validToDate.getTime()).toBe(NOW_MS + 3650 * DAY_MS)
  })

  it('stay as they are while nothing changes, also over a restart', async () => {
    expect(await ready()).toEqual(await ready(HOME, NOW_MS + DAY_MS))
  })

  it('are renewed for a new address and before the end, under the same authority', async () => {
    const first = await ready()
    const elsewhere = await ready({ ...HOME, addresses: ['10.0.0.7'] })
    expect(elsewhere.authority).toEqual(first.authority)
    expect(read(elsewhere.site).checkIP('10.0.0.7')).toBeDefined()
    const later = await ready({ ...HOME, addresses: ['10.0.0.7'] }, NOW_MS + 368 * DAY_MS)
    expect(later.authority).toEqual(first.authority)
    expect(read(later.site).validToDate.getTime()).toBe(NOW_MS + (368 + 397) * DAY_MS)
  })

  it('come from another authority only where the old one may not vouch for an address', async () => {
    const first = await ready()
    const abroad = await ready({ ...HOME, addresses: ['203.0.113.7'] })
    expect(abroad.authority).not.toEqual(first.authority)
    expect((await ready({ ...HOME, addresses: ['203.0.113.7', '192.168.1.5'] })).authority).toEqual(abroad.authority)
  })

  it('can be read by their owner alone', async () => {
    await ready()
    expect((await stat(join(folder, 'lan'))).mode & 0o777).toBe(0o700)
    const files = await readdir(join(folder, 'lan'))
    expect(files.toSorted()).toEqual(['authority.pem', 'site.pem'])
    for (const file of files) expect((await stat(join(folder, 'lan', file))).mode & 0o777).toBe(0o600)
  })

  it('are made anew where a file is damaged', async () => {
    const first = await ready()
    await writeFile(join(folder, 'lan', 'site.pem'), 'nothing of use')
    const second = await ready()
    expect(second.authority).toEqual(first.authority)
    expect(second.site).not.toEqual(first.site)
    const damaged = (await readFile(join(folder, 'lan', 'authority.pem'), 'utf8')).replace(/[A-Z]{6}/g, 'AAAAAA')
    await writeFile(join(folder, 'lan', 'authority.pem'), damaged)
    const third = await ready()
    expect(read(third.site).checkIssued(read(third.authority))).toBe(true)
    expect(third.authority).not.toEqual(first.authority)
  })
})

/** What a visitor finds wrong who trusts the authority and calls a server by a name; `null` for nothing. */
async function complaintAbout(site: Credential, authority: Credential, name: string): Promise<string | null> {
  const server = createServer({ key: site.key, cert: `${site.certificate}\n${authority.certificate}` })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, ca: authority.certificate, servername: name }, () => {
        socket.end()
        resolve(null)
      })
      socket.on('error', ({ message }) => resolve(message))
    })
  } finally {
    server.close()
  }
}

describe('an authority', () => {
  it('is believed for what belongs to a home network, and for nothing of the Internet', async () => {
    const nowMs = Date.now()
    const authority = await makeAuthority(HOME, nowMs)
    const home = await makeSite(authority, HOME, nowMs)
    expect(await complaintAbout(home, authority, 'lamp.local')).toBeNull()
    const posing = await makeSite(authority, { addresses: [], hosts: ['bank.example'] }, nowMs)
    expect(await complaintAbout(posing, authority, 'bank.example')).toContain('permitted subtree violation')
    const foreign = await makeSite(authority, { addresses: ['203.0.113.7'], hosts: ['lamp.local'] }, nowMs)
    expect(await complaintAbout(foreign, authority, 'lamp.local')).toContain('permitted subtree violation')
  })
})
