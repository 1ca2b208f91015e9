import { EvaError } from '@eva/core'

/** One metadata entry, still encoded: what a maker of files copies or writes, without caring what it says. */
export type GgufEntry = { readonly key: string; readonly bytes: Buffer }

/** Type numbers of the GGUF format, version 3. */
const UINT32 = 4
const FLOAT32 = 6
const STRING = 8
const ARRAY = 9
const BYTES_BY_TYPE: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
}

export function uint32Entry(key: string, value: number): GgufEntry {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return entry(key, UINT32, bytes)
}

export function float32Entry(key: string, value: number): GgufEntry {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return entry(key, FLOAT32, bytes)
}

export function stringEntry(key: string, value: string): GgufEntry {
  return entry(key, STRING, encodeGgufString(value))
}

/** A 64-bit length and the UTF-8 bytes. */
export function encodeGgufString(text: string): Buffer {
  const utf8 = Buffer.from(text)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(utf8.length))
  return Buffer.concat([length, utf8])
}

/** Reads the metadata of a whole GGUF file, leaving every value encoded. Throws on anything that is not GGUF 3. */
export function readGgufEntries(file: Buffer): readonly GgufEntry[] {
  if (file.toString('latin1', 0, 4) !== 'GGUF' || file.readUInt32LE(4) !== 3) {
    throw new EvaError('model_unavailable', 'This is not a GGUF file of version 3.')
  }
  const count = Number(file.readBigUInt64LE(16))
  const entries: GgufEntry[] = []
  let offset = 24
  for (let index = 0; index < count; index++) {
    const keyEnd = offset + 8 + Number(file.readBigUInt64LE(offset))
    const end = endOfValue(file, file.readUInt32LE(keyEnd), keyEnd + 4)
    entries.push({ key: file.toString('utf8', offset + 8, keyEnd), bytes: file.subarray(offset, end) })
    offset = end
  }
  return entries
}

function entry(key: string, type: number, value: Buffer): GgufEntry {
  const typeBytes = Buffer.alloc(4)
  typeBytes.writeUInt32LE(type)
  return { key, bytes: Buffer.concat([encodeGgufString(key), typeBytes, value]) }
}

function endOfValue(file: Buffer, type: number, start: number): number {
  if (type === STRING) return start + 8 + Number(file.readBigUInt64LE(start))
  if (type === ARRAY) {
    const itemType = file.readUInt32LE(start)
    const count = Number(file.readBigUInt64LE(start + 4))
    let offset = start + 12
    for (let index = 0; index < count; index++) offset = endOfValue(file, itemType, offset)
    return offset
  }
  const size = BYTES_BY_TYPE[type]
  if (size === undefined) throw new EvaError('model_unavailable', `Unknown GGUF value type ${type}.`)
  return start + size
}
