import { crc32 } from 'node:zlib'

/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Length and type before a chunk's data, and a checksum behind it, in bytes. */
const HEAD_BYTES = 8
const CHECKSUM_BYTES = 4

/** One chunk of a PNG file. Its data are a view into the file: nothing of a picture is ever unpacked here. */
export type Chunk = { readonly type: string; readonly data: Uint8Array }

/** The chunks of a PNG file in their order, as far as they are whole; `null` for what is no PNG file. */
export function readChunks(file: Uint8Array): readonly Chunk[] | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (at + HEAD_BYTES + CHECKSUM_BYTES <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + HEAD_BYTES + length
    if (end + CHECKSUM_BYTES > bytes.length) break
    chunks.push({ type: bytes.toString('latin1', at + 4, at + HEAD_BYTES), data: bytes.subarray(at + HEAD_BYTES, end) })
    at = end + CHECKSUM_BYTES
  }
  return chunks
}

/** The file that these chunks make. */
export function writeChunks(chunks: readonly Chunk[]): Buffer {
  const written = chunks.map(({ type, data }) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.byteLength)
    const checksum = Buffer.alloc(CHECKSUM_BYTES)
    checksum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, checksum])
  })
  return Buffer.concat([SIGNATURE, ...written])
}

/** A text by its keyword, both Latin-1. https://www.w3.org/TR/png-3/#11tEXt */
export function textChunk(keyword: string, text: string): Chunk {
  return { type: 'tEXt', data: Buffer.from(`${keyword}\0${text}`, 'latin1') }
}

/** The text of that keyword; `null` where there is none. Packed texts are not looked at: cards have none. */
export function textIn(chunks: readonly Chunk[], keyword: string): string | null {
  const start = `${keyword}\0`
  for (const { type, data } of chunks) {
    if (type !== 'tEXt') continue
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    if (bytes.toString('latin1', 0, start.length) === start) return bytes.toString('latin1', start.length)
  }
  return null
}
