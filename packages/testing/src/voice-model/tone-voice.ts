import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ELEMENT, type OnnxGraph, writeOnnx } from './onnx.ts'

/** Samples per second of the tone voice. */
export const TONE_RATE = 16_000
/** What its speakers sound like, in Hz, by their number. */
export const TONE_PITCHES_HZ = [180, 300] as const
/** How long it sounds for each token at its own pace. There is a blank before, between and behind the letters. */
export const TONE_TOKEN_MS = 35
/** Quieter than any real voice (−29 dBFS), so that who levels voices has something to do. */
const AMPLITUDE = 0.05
const LETTERS = " abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ0123456789.,;:!?'’-"

/** How long a sentence of the tone voice is, in ms: its letters, as it reads them, and the blanks between. */
export const toneMs = (sentence: string, speed = 1): number => ((2 * sentence.length + 1) * TONE_TOKEN_MS) / speed

/**
 * Writes a VITS voice of a dozen operators into `folder`, as MMS lays it out (`model.onnx`, `tokens.txt`): a tone that is
 * as long as its text, obeys the speed and has two speakers. The real loader takes it for a voice like any other.
 *
 * @param metadata instead of its own; a key that is `null` is left out, which is how a model is broken
 */
export async function writeToneVoice(
  folder: string,
  metadata: Readonly<Record<string, string | number | null>> = {},
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const whole = { ...TONE_METADATA, ...metadata }
  const given = Object.entries(whole).filter((entry): entry is [string, string | number] => entry[1] !== null)
  await writeFile(join(folder, 'model.onnx'), writeOnnx(TONE, Object.fromEntries(given)))
  const tokens = Array.from(LETTERS, (letter, index) => `${letter} ${index + 1}`)
  await writeFile(join(folder, 'tokens.txt'), `_ 0\n${tokens.join('\n')}\n`)
}

const TONE_METADATA = {
  model_type: 'vits',
  comment: 'tone voice of the tests',
  language: 'English',
  frontend: 'characters',
  sample_rate: TONE_RATE,
  n_speakers: TONE_PITCHES_HZ.length,
  add_blank: 1,
  use_eos_bos: 0,
  blank_id: 0,
}

const scalar = { dims: [] } as const
const radiansPerSample = TONE_PITCHES_HZ.map((hertz) => (2 * Math.PI * hertz) / TONE_RATE)

/** Samples 0 … tokens × length, each the sine of its time. The names of the inputs, and their order, are those of VITS. */
const TONE: OnnxGraph = {
  name: 'tone',
  constants: {
    one: { type: 'int64', ...scalar, values: [1] },
    zero: { type: 'int64', ...scalar, values: [0] },
    samplesPerToken: { type: 'float', ...scalar, values: [(TONE_RATE * TONE_TOKEN_MS) / 1000] },
    radians: { type: 'float', dims: [radiansPerSample.length], values: radiansPerSample },
    amplitude: { type: 'float', ...scalar, values: [AMPLITUDE] },
  },
  inputs: [
    { name: 'x', type: 'int64', dims: [1, 'tokens'] },
    { name: 'x_length', type: 'int64', dims: [1] },
    { name: 'noise_scale', type: 'float', dims: [1] },
    { name: 'length_scale', type: 'float', dims: [1] },
    { name: 'noise_scale_w', type: 'float', dims: [1] },
    { name: 'sid', type: 'int64', dims: [1] },
  ],
  outputs: [{ name: 'y', type: 'float', dims: ['samples'] }],
  operators: [
    { op: 'Shape', inputs: ['x'], output: 'shape' },
    { op: 'Gather', inputs: ['shape', 'one'], output: 'tokens' },
    { op: 'Cast', inputs: ['tokens'], output: 'tokenCount', attributes: { to: ELEMENT.float } },
    { op: 'Mul', inputs: ['tokenCount', 'samplesPerToken'], output: 'usual' },
    { op: 'Mul', inputs: ['usual', 'length_scale'], output: 'wanted' },
    { op: 'Cast', inputs: ['wanted'], output: 'whole', attributes: { to: ELEMENT.int64 } },
    { op: 'Squeeze', inputs: ['whole'], output: 'length' },
    { op: 'Range', inputs: ['zero', 'length', 'one'], output: 'index' },
    { op: 'Cast', inputs: ['index'], output: 'time', attributes: { to: ELEMENT.float } },
    { op: 'Gather', inputs: ['radians', 'sid'], output: 'step' },
    { op: 'Mul', inputs: ['time', 'step'], output: 'angle' },
    { op: 'Sin', inputs: ['angle'], output: 'tone' },
    { op: 'Mul', inputs: ['tone', 'amplitude'], output: 'y' },
  ],
}
