/** Bytes before the samples of a plain WAV file. */
export const WAV_HEADER_BYTES = 44

/** What a stream whose end is not known yet writes as its length. */
const UNKNOWN_BYTES = 0xffff_ffff

/**
 * The header of a WAV file: signed 16-bit little-endian mono PCM.
 *
 * @param dataBytes length of the samples in bytes; `null` when it is not known yet (a stream), which every player takes
 */
export function wavHeader(sampleRate: number, dataBytes: number | null): Uint8Array {
  const header = new DataView(new ArrayBuffer(WAV_HEADER_BYTES))
  const tag = (at: number, text: string): void => {
    for (const [index, letter] of [...text].entries()) header.setUint8(at + index, letter.charCodeAt(0))
  }
  tag(0, 'RIFF')
  header.setUint32(4, dataBytes === null ? UNKNOWN_BYTES : WAV_HEADER_BYTES - 8 + dataBytes, true)
  tag(8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  header.setUint16(20, 1, true)
  header.setUint16(22, 1, true)
  header.setUint32(24, sampleRate, true)
  header.setUint32(28, sampleRate * 2, true)
  header.setUint16(32, 2, true)
  header.setUint16(34, 16, true)
  tag(36, 'data')
  header.setUint32(40, dataBytes ?? UNKNOWN_BYTES, true)
  return new Uint8Array(header.buffer)
}

/** The samples as little-endian bytes, whatever the machine. */
export function pcmBytes(pcm: Int16Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(pcm.length * 2))
  for (let index = 0; index < pcm.length; index++) bytes.setInt16(index * 2, pcm[index] ?? 0, true)
  return new Uint8Array(bytes.buffer)
}
