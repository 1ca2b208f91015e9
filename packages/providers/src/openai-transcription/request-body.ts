import { HEARING_RATE, type Pcm } from '@eva/core'

/** What is asked of the server, beside the sound. */
export type Fields = Readonly<Record<string, string>>

/** A multipart body (RFC 7578) with the fields and a WAV, and the `content-type` that goes with it. */
export function multipart(
  fields: Fields,
  samples: Pcm,
  boundary: string,
): { readonly contentType: string; readonly body: Uint8Array } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="speech.wav"\r\nContent-Type: audio/wav\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts.join('') + file),
    wavHeader(samples.byteLength),
    littleEndian(samples),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { contentType: `multipart/form-data; boundary=${boundary}`, body }
}

const BYTES_PER_SAMPLE = 2

/** The 44 bytes before mono samples of 16 bits. */
function wavHeader(dataBytes: number): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + dataBytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(HEARING_RATE, 24)
  header.writeUInt32LE(HEARING_RATE * BYTES_PER_SAMPLE, 28)
  header.writeUInt16LE(BYTES_PER_SAMPLE, 32)
  header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(dataBytes, 40)
  return header
}

/** The samples as a WAV has them; Node runs on no machine that has them otherwise. */
const littleEndian = ({ buffer, byteOffset, byteLength }: Pcm): Buffer => Buffer.from(buffer, byteOffset, byteLength)

/** Groq refuses longer prompts than 896 characters; Whisper reads the last 224 tokens. */
const LONGEST_PROMPT_CHARACTERS = 600

/** The end of what was said before, from the beginning of a word. */
export function promptOf(context: string): string {
  const said = context.replace(/\s+/g, ' ').trim()
  if (said.length <= LONGEST_PROMPT_CHARACTERS) return said
  return said.slice(-LONGEST_PROMPT_CHARACTERS).replace(/^\S*\s/, '')
}
