import 'reflect-metadata'
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509'
// A maintained writer of X.509 in TypeScript that lets the constraints of an authority be set; Node itself only reads.
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { isWithin, type OwnNames, PRIVATE_RANGES } from './own-names.ts'

/** A certificate and its key, PEM. */
export type Credential = { readonly certificate: string; readonly key: string }

const DAY_MS = 24 * 3600 * 1000
/** A phone that trusts the authority is not asked again for ten years. */
const AUTHORITY_DAYS = 3_650
/** Apple's systems take no certificate of a server that is valid for more than 825 days (support.apple.com/103769). */
const SITE_DAYS = 397
/** Clocks of phones go wrong: valid since yesterday. */
const BACKDATED_MS = DAY_MS

/** P-256 with SHA-256: every phone knows it, and a key is made in a millisecond. */
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** Names that always lead to this machine itself. */
const SELF: OwnNames = { addresses: ['127.0.0.1', '::1'], hosts: ['localhost'] }

/**
 * An authority of this machine's own. It can vouch for nothing but names of a home network and the addresses that this
 * machine has now: whoever steals its key cannot pose as a site of the Internet.
 */
export async function makeAuthority({ addresses, hosts }: OwnNames, nowMs: number): Promise<Credential> {
  const keys = await makeKeys()
  const foreign = addresses.filter((address) => !isWithin(PRIVATE_RANGES, address))
  const permitted = [
    ...[...PRIVATE_RANGES, ...foreign.map((address) => `${address}/${address.includes(':') ? 128 : 32}`)].map(
      (iPAddress) => new GeneralName({ iPAddress }),
    ),
    ...['local', ...SELF.hosts, ...hosts].map((dNSName) => new GeneralName({ dNSName })),
  ]
  const constraints = new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(permitted.map((base) => new GeneralSubtree({ base }))),
  })
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [`Eva on ${hosts[1] ?? 'this machine'}`] }, { O: ['Eva, made on this machine'] }],
    keys,
    ...validFor(AUTHORITY_DAYS, nowMs),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await keyOf(keys) }
}

/** The ranges that an authority may vouch for, such as `10.0.0.0/8`. */
function rangesOf(authority: X509Certificate): readonly string[] {
  const extension = authority.getExtension(id_ce_nameConstraints)
  if (extension === null) return []
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints)
  return [...(permittedSubtrees ?? [])].flatMap(({ base }) => base.iPAddress ?? [])
}

/** Whether the authority may vouch for every address. */
export const mayVouchFor = (authority: Credential, addresses: readonly string[]): boolean => {
  const ranges = rangesOf(new X509Certificate(authority.certificate))
  return addresses.every((address) => isWithin(ranges, address))
}

/** A certificate of this server for every name of this machine, signed by the authority. */
export async function makeSite(authority: Credential, names: OwnNames, nowMs: number): Promise<Credential> {
  const keys = await makeKeys()
  const issuer = new X509Certificate(authority.certificate)
  const signingKey = await crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(authority.key), ALGORITHM, false, [
    'sign',
  ])
  const [first = 'localhost'] = names.hosts
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [first] }],
    issuer: issuer.subjectName,
    publicKey: keys.publicKey,
    signingKey,
    ...validFor(SITE_DAYS, nowMs),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...[...names.hosts, ...SELF.hosts].map((value) => ({ type: 'dns', value }) as const),
        ...[...names.addresses, ...SELF.addresses].map((value) => ({ type: 'ip', value }) as const),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await keyOf(keys) }
}

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])

const keyOf = async ({ privateKey }: Awaited<ReturnType<typeof makeKeys>>): Promise<string> =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY')

const validFor = (days: number, nowMs: number) => ({
  notBefore: new Date(nowMs - BACKDATED_MS),
  notAfter: new Date(nowMs + days * DAY_MS),
})
