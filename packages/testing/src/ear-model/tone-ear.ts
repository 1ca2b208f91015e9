import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OnnxGraph, type Operator, writeOnnx } from '../voice-model/onnx.ts'

/** What the tone ear understands: a tone of each pitch is a word, a pause parts two of them. */
export const TONE_WORDS_HZ = { low: 400, high: 3_000 } as const
export type ToneWord = keyof typeof TONE_WORDS_HZ

/** Mel bands that NeMo's models look at; the lower half ends at about 1,600 Hz. */
const BANDS = 80
const BORDER_BAND = 45
/** Energy of a band above which a tone sounds: 40 dB below the loudest, and far above silence. */
const SOUNDS_FROM = 0.05
const BLANK = '<blk>'
const WORDS = Object.keys(TONE_WORDS_HZ)
const CLASSES = WORDS.length + 1

/** Frames that the streaming one takes at a time: 80 ms. */
const CHUNK_FRAMES = 8

export type ToneEarKind = 'offline' | 'streaming'

/** A key that is `null` is left out, which is how a model is broken. */
export type ToneEarMetadata = Readonly<Record<string, string | number | null>>

/**
 * Writes a CTC recogniser of half a dozen operators into `folder`, as NeMo's are laid out (`model.onnx`, `tokens.txt`):
 * it knows the two words of `TONE_WORDS_HZ`. The real loader takes it for a recogniser like any other.
 */
export async function writeToneEar(folder: string, kind: ToneEarKind, metadata: ToneEarMetadata = {}): Promise<void> {
  await mkdir(folder, { recursive: true })
  const [graph, usual] = kind === 'offline' ? [OFFLINE, OFFLINE_METADATA] : [STREAMING, STREAMING_METADATA]
  const whole = Object.entries({ ...usual, ...metadata })
  const given = whole.filter((entry): entry is [string, string | number] => entry[1] !== null)
  await writeFile(join(folder, 'model.onnx'), writeOnnx(graph, Object.fromEntries(given)))
  const tokens = [...WORDS.map((word) => `▁${word}`), BLANK]
  await writeFile(join(folder, 'tokens.txt'), tokens.map((token, index) => `${token} ${index}\n`).join(''))
}

/** The words as tones of 200 ms with pauses of 150 ms around, 16 kHz: what the tone ear hears as these words. */
export function sayTones(words: readonly ToneWord[]): Int16Array {
  const [rate, tone, pause] = [16_000, 3_200, 2_400]
  const samples = new Int16Array(pause + words.length * (tone + pause))
  for (const [position, word] of words.entries()) {
    const from = pause + position * (tone + pause)
    const radians = (2 * Math.PI * TONE_WORDS_HZ[word]) / rate
    for (let index = 0; index < tone; index += 1) samples[from + index] = 8_000 * Math.sin(radians * index)
  }
  return samples
}

/** For each word the bands that belong to it, and none for the blank. */
const bandWeights = Array.from({ length: CLASSES * BANDS }, (_, index) => {
  const [row, band] = [Math.floor(index / BANDS), index % BANDS]
  return row < WORDS.length && (band < BORDER_BAND ? 0 : 1) === row ? 1 : 0
})

const constants: OnnxGraph['constants'] = {
  weights: { type: 'float', dims: [CLASSES, BANDS], values: bandWeights },
  /** A blank is more likely than a word that is quieter than this. */
  bias: { type: 'float', dims: [CLASSES, 1], values: WORDS.map(() => 0).concat(SOUNDS_FROM) },
  shape: { type: 'int64', dims: [3], values: [1, -1, CLASSES] },
}

/** Logarithms of energy in, the energy of each word's bands out. */
const operators: readonly Operator[] = [
  { op: 'Exp', inputs: ['audio_signal'], output: 'energy' },
  { op: 'MatMul', inputs: ['weights', 'energy'], output: 'words' },
  { op: 'Add', inputs: ['words', 'bias'], output: 'scores' },
  // Without further words it turns the order of the dimensions round.
  { op: 'Transpose', inputs: ['scores'], output: 'frames' },
  { op: 'Reshape', inputs: ['frames', 'shape'], output: 'logprobs' },
]

const signal = { name: 'audio_signal', type: 'float', dims: [1, BANDS, 'frames'] } as const
const length = { name: 'length', type: 'int64', dims: [1] } as const
const logprobs = { name: 'logprobs', type: 'float', dims: [1, 'frames', CLASSES] } as const

const OFFLINE: OnnxGraph = {
  name: 'tone-ear',
  constants,
  inputs: [signal, length],
  outputs: [logprobs],
  operators,
}

const OFFLINE_METADATA = {
  model_type: 'EncDecCTCModelBPE',
  vocab_size: WORDS.length,
  subsampling_factor: 1,
  normalize_type: '',
}

/** What a streaming model remembers from one chunk to the next. This one remembers nothing, and hands it on. */
const MEMORY = [
  { name: 'cache_last_channel', type: 'float', dims: [1, 1, 1, 1] },
  { name: 'cache_last_time', type: 'float', dims: [1, 1, 1, 1] },
  { name: 'cache_last_channel_len', type: 'int64', dims: [1] },
] as const

const STREAMING: OnnxGraph = {
  name: 'streaming-tone-ear',
  constants,
  inputs: [signal, length, ...MEMORY],
  outputs: [
    logprobs,
    { ...length, name: 'encoded_lengths' },
    ...MEMORY.map((port) => ({ ...port, name: `${port.name}_next` })),
  ],
  operators: [
    ...operators,
    { op: 'Identity', inputs: ['length'], output: 'encoded_lengths' },
    ...MEMORY.map(({ name }) => ({ op: 'Identity', inputs: [name], output: `${name}_next` })),
  ],
}

const STREAMING_METADATA = {
  ...OFFLINE_METADATA,
  window_size: CHUNK_FRAMES,
  chunk_shift: CHUNK_FRAMES,
  cache_last_channel_dim1: 1,
  cache_last_channel_dim2: 1,
  cache_last_channel_dim3: 1,
  cache_last_time_dim1: 1,
  cache_last_time_dim2: 1,
  cache_last_time_dim3: 1,
}
