import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Credential, makeAuthority, makeSite, mayVouchFor } from './certificates.ts'
import type { OwnNames } from './own-names.ts'

/** A certificate is renewed when it has less than this left, in ms: 30 days. */
const RENEW_BEFORE_MS = 30 * 24 * 3600 * 1000

/** What an HTTPS server needs, and what its visitors compare. */
export type Certificates = {
  readonly site: Credential
  readonly authority: Credential
}

/**
 * The certificates of a folder, made where they are missing. The authority stays as long as it may vouch for this
 * machine, so that a phone that trusts it goes on doing so; the site's certificate is made anew when it lacks a name or
 * nears its end.
 *
 * @param folder absolute; readable by its owner only
 * @param nowMs wall time
 */
export async function readyCertificates(folder: string, names: OwnNames, nowMs: number): Promise<Certificates> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keptAuthority = await read(join(folder, 'authority.pem'))
  const authority =
    keptAuthority !== null && isGood(keptAuthority, nowMs) && mayVouchFor(keptAuthority, names.addresses)
      ? keptAuthority
      : await keep(join(folder, 'authority.pem'), await makeAuthority(names, nowMs))
  const keptSite = await read(join(folder, 'site.pem'))
  const site =
    keptSite !== null && isGood(keptSite, nowMs) && isIssuedBy(keptSite, authority) && hasNames(keptSite, names)
      ? keptSite
      : await keep(join(folder, 'site.pem'), await makeSite(authority, names, nowMs))
  return { site, authority }
}

function isGood({ certificate }: Credential, nowMs: number): boolean {
  const { validFromDate, validToDate } = new X509Certificate(certificate)
  return validFromDate.getTime() <= nowMs && validToDate.getTime() - RENEW_BEFORE_MS > nowMs
}

function isIssuedBy({ certificate }: Credential, authority: Credential): boolean {
  const issuer = new X509Certificate(authority.certificate)
  return new X509Certificate(certificate).verify(issuer.publicKey)
}

function hasNames({ certificate }: Credential, { addresses, hosts }: OwnNames): boolean {
  const read = new X509Certificate(certificate)
  return (
    addresses.every((address) => read.checkIP(address) !== undefined) &&
    hosts.every((host) => read.checkHost(host) !== undefined)
  )
}

/** Key and certificate lie in one file, so that no crash can leave one without the other. */
async function read(path: string): Promise<Credential | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text)?.[0]
  const key = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text)?.[0]
  if (certificate === undefined || key === undefined) return null
  try {
    new X509Certificate(certificate)
    return { certificate, key }
  } catch {
    return null
  }
}

async function keep(path: string, credential: Credential): Promise<Credential> {
  const fresh = `${path}.new`
  await writeFile(fresh, `${credential.certificate}\n${credential.key}\n`, { mode: 0o600 })
  await rename(fresh, path)
  return credential
}
