import type { AvatarTrouble } from './avatar.ts'
import { type AvatarTerms, vrmExtensions } from './avatar-terms.ts'

/** “glTF” and “JSON”, as little-endian numbers. */
const MAGIC = 0x46546c67
const JSON_CHUNK = 0x4e4f534a
/** The file's head and that of its first chunk. */
const HEAD_BYTES = 20

/**
 * Looks into a file before anything is loaded that could draw it: whether it is a VRM (a binary glTF with the extension of
 * VRM 0.x or 1.0) that is whole, and what its maker allows.
 */
export function readAvatarFile(bytes: ArrayBuffer): AvatarTerms | Extract<AvatarTrouble, 'not_vrm' | 'broken'> {
  if (bytes.byteLength < HEAD_BYTES) return 'not_vrm'
  const view = new DataView(bytes)
  if (view.getUint32(0, true) !== MAGIC) return 'not_vrm'
  const jsonBytes = view.getUint32(12, true)
  const isWhole = view.getUint32(8, true) <= bytes.byteLength && HEAD_BYTES + jsonBytes <= bytes.byteLength
  if (!isWhole || view.getUint32(16, true) !== JSON_CHUNK) return 'broken'
  const gltf = parse(new TextDecoder().decode(new Uint8Array(bytes, HEAD_BYTES, jsonBytes)))
  if (typeof gltf !== 'object' || gltf === null) return 'broken'
  const terms = vrmExtensions.safeParse('extensions' in gltf ? gltf.extensions : undefined)
  return terms.success ? terms.data : 'not_vrm'
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
