import { createHash, type Hash } from 'node:crypto'

/**
 * What a file must be, in lower-case hexadecimal. The hub knows large files by the SHA-256 of their bytes, and all others
 * as git does: by the SHA-1 of `blob <size>`, a zero byte and their bytes.
 */
export type Checksum = { readonly algorithm: 'sha256' | 'git'; readonly hex: string }

/** A hash that still waits for the bytes of a file of `sizeBytes`. */
export function beginChecksum({ algorithm }: Checksum, sizeBytes: number): Hash {
  return algorithm === 'sha256' ? createHash('sha256') : createHash('sha1').update(`blob ${sizeBytes}\0`)
}
