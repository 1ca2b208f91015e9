/** A request for a transcription, as far as it is understood. */
export type TranscriptionRequest = {
  readonly model: string
  readonly format: string
  /** `null` for whatever it turns out to be. */
  readonly language: string | null
  readonly prompt: string
  readonly sampleRate: number
  readonly samples: Int16Array
  readonly durationMs: number
}

const FORMATS = ['json', 'text', 'verbose_json']

/** OpenAI's limit of an upload: https://platform.openai.com/docs/guides/speech-to-text */
const LARGEST_FILE_BYTES = 25 * 1024 * 1024

/** Reads a body; a string says what is wrong with it. */
export async function parseTranscriptionRequest(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<TranscriptionRequest | string> {
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData().catch(() => null)
  if (form === null) return 'request Content-Type isn’t multipart/form-data'
  const text = (name: string): string | null => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  const [model, file, format] = [text('model'), form.get('file'), text('response_format') ?? 'json']
  if (model === null) return 'you must provide a model parameter'
  if (file === null || typeof file === 'string') return 'file: you must provide a sound'
  if (file.size > LARGEST_FILE_BYTES) return 'Maximum content size limit exceeded'
  if (!/\.wav$/.test(file.name)) return `Invalid file format ${file.name}.`
  if (!FORMATS.includes(format)) return `response_format '${format}' is not one of ${FORMATS.join(', ')}`
  const sound = parseWav(Buffer.from(await file.arrayBuffer()))
  if (sound === null) return 'The audio file could not be decoded or its format is not supported.'
  const durationMs = (sound.samples.length / sound.sampleRate) * 1000
  if (durationMs < 100) return 'Audio file is too short. Minimum audio length is 0.1 seconds.'
  return { model, format, language: text('language'), prompt: text('prompt') ?? '', ...sound, durationMs }
}

/** Mono, 16 bits, header of the plain kind and a length that is true: what an ear sends. */
function parseWav(bytes: Buffer): { readonly sampleRate: number; readonly samples: Int16Array } | null {
  const isPlain =
    bytes.length >= 44 &&
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.readUInt32LE(4) === bytes.length - 8 &&
    bytes.toString('latin1', 8, 16) === 'WAVEfmt ' &&
    bytes.readUInt16LE(20) === 1 &&
    bytes.readUInt16LE(22) === 1 &&
    bytes.readUInt16LE(34) === 16 &&
    bytes.toString('latin1', 36, 40) === 'data' &&
    bytes.readUInt32LE(40) === bytes.length - 44
  if (!isPlain) return null
  const samples = new Int16Array((bytes.length - 44) / 2)
  for (const index of samples.keys()) samples[index] = bytes.readInt16LE(44 + index * 2)
  return { sampleRate: bytes.readUInt32LE(24), samples }
}
