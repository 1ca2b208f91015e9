/** Of a WAV file: what is written before the samples. */
const WAV_HEADER_BYTES = 44

/** What somebody says into a microphone. */
export type Recording = {
  text: string
  /** Not Eva's own, which she would know. */
  voice: string
  /** Silence before the first word. */
  leadS: number
  /** How many times it is said, one after the other, with a silence of `gapS` between. */
  times?: number
  gapS?: number
}

/** A WAV file of it, by one of the voices of the Eva at `address`. */
export async function record(
  address: string,
  { text, voice, leadS, times = 1, gapS = 0 }: Recording,
): Promise<Uint8Array> {
  const spoken = await fetch(`${address}/tts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, voice }),
  })
  const wav = Buffer.from(await spoken.arrayBuffer())
  const silence = (seconds: number) => Buffer.alloc(Math.round(seconds * wav.readUInt32LE(24)) * 2)
  const words = Buffer.concat([wav.subarray(WAV_HEADER_BYTES), silence(gapS)])
  const samples = Buffer.concat([silence(leadS), ...Array.from({ length: times }, () => words)])
  const header = Buffer.from(wav.subarray(0, WAV_HEADER_BYTES))
  header.writeUInt32LE(samples.length + WAV_HEADER_BYTES - 8, 4)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
