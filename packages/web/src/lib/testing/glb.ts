/** A binary glTF: a head, its JSON, and its bytes. */
export function glb(json: object, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json))
  const jsonBytes = Math.ceil(text.length / 4) * 4
  const binBytes = Math.ceil(parts.reduce((sum, part) => sum + part.length, 0) / 4) * 4
  const bytes = new Uint8Array(28 + jsonBytes + binBytes)
  const heads = new DataView(bytes.buffer)
  const write = (at: number, ...values: number[]) => {
    for (const [index, value] of values.entries()) heads.setUint32(at + index * 4, value, true)
  }
  write(0, 0x46546c67, 2, bytes.length, jsonBytes, 0x4e4f534a)
  bytes.fill(0x20, 20, 20 + jsonBytes).set(text, 20)
  write(20 + jsonBytes, binBytes, 0x004e4942)
  let at = 28 + jsonBytes
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
