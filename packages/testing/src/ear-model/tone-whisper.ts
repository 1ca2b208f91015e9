import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OnnxGraph, type Tensor, writeOnnx } from '../voice-model/onnx.ts'

/**
 * What the toy Whisper knows. A low tone is English and a high one French, unless it is told which to expect; in English
 * it says "hello" and in French "bonjour", and nothing else. Told to translate, it would say "translated".
 */
const VOCABULARY = [
  ' hello',
  ' bonjour',
  ' translated',
  '<eot>',
  '<sot>',
  '<en>',
  '<fr>',
  '<transcribe>',
  '<translate>',
  '<notimestamps>',
  '<nospeech>',
  '<blank>',
] as const
type Token = (typeof VOCABULARY)[number]

const numberOf = (token: Token): number => VOCABULARY.indexOf(token)

/** What each token that was read makes more likely to come next; the largest of what all of them say together wins. */
const MAKES_LIKELY: readonly (readonly [Token, Token, number])[] = [
  ['<en>', ' hello', 1_000],
  ['<fr>', ' bonjour', 1_000],
  ['<translate>', ' translated', 5_000],
  [' hello', '<eot>', 1_000],
  [' bonjour', '<eot>', 1_000],
  [' translated', '<eot>', 1_000],
]

const BANDS = 80
const BORDER_BAND = 45
const HALVES = ['low', 'high'] as const

/** Writes a Whisper of a dozen operators, as sherpa-onnx has them: `encoder.onnx`, `decoder.onnx`, `tokens.txt`. */
export async function writeToneWhisper(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'encoder.onnx'), writeOnnx(ENCODER, METADATA))
  await writeFile(join(folder, 'decoder.onnx'), writeOnnx(DECODER, {}))
  const tokens = VOCABULARY.map((token, index) => `${Buffer.from(token).toString('base64')} ${index}\n`)
  await writeFile(join(folder, 'tokens.txt'), tokens.join(''))
}

const METADATA = {
  model_type: 'whisper-tone',
  n_mels: BANDS,
  n_audio_ctx: 1_500,
  n_audio_state: 1,
  n_text_layer: 1,
  n_text_ctx: 448,
  n_text_state: 1,
  n_vocab: VOCABULARY.length,
  sot: numberOf('<sot>'),
  sot_index: 0,
  sot_prev: numberOf('<sot>'),
  sot_lm: numberOf('<sot>'),
  eot: numberOf('<eot>'),
  blank_id: numberOf('<blank>'),
  transcribe: numberOf('<transcribe>'),
  translate: numberOf('<translate>'),
  no_timestamps: numberOf('<notimestamps>'),
  no_speech: numberOf('<nospeech>'),
  is_multilingual: 1,
  sot_sequence: [numberOf('<sot>'), numberOf('<en>'), numberOf('<transcribe>')].join(','),
  all_language_tokens: [numberOf('<en>'), numberOf('<fr>')].join(','),
  all_language_codes: 'en,fr',
} as const

/** The mean over the lower or the upper bands. */
const meanOf = (half: (typeof HALVES)[number]): readonly number[] => {
  const isOf = (band: number): boolean => band < BORDER_BAND === (half === 'low')
  const count = half === 'low' ? BORDER_BAND : BANDS - BORDER_BAND
  return Array.from({ length: BANDS }, (_, band) => (isOf(band) ? 1 / count : 0))
}

const matrix = (rows: number, columns: number, entries: readonly (readonly [number, number, number])[]): Tensor => {
  const values: number[] = Array(rows * columns).fill(0)
  for (const [row, column, value] of entries) values[row * columns + column] = value
  return { type: 'float', dims: [rows, columns], values }
}

/** How loud either half was, handed to the decoder as what it listens to. */
const ENCODER: OnnxGraph = {
  name: 'tone-whisper-encoder',
  constants: {
    halves: { type: 'float', dims: [HALVES.length, BANDS], values: HALVES.flatMap(meanOf) },
    time: { type: 'int64', dims: [1], values: [2] },
    shape: { type: 'int64', dims: [4], values: [1, 1, 1, HALVES.length] },
  },
  inputs: [{ name: 'mel', type: 'float', dims: [1, BANDS, 'frames'] }],
  outputs: ['k', 'v'].map((name) => ({
    name: `n_layer_cross_${name}`,
    type: 'float',
    dims: [1, 1, 1, HALVES.length],
  })),
  operators: [
    { op: 'MatMul', inputs: ['halves', 'mel'], output: 'levels' },
    { op: 'ReduceSum', inputs: ['levels', 'time'], output: 'level' },
    { op: 'Reshape', inputs: ['level', 'shape'], output: 'n_layer_cross_k' },
    { op: 'Identity', inputs: ['n_layer_cross_k'], output: 'n_layer_cross_v' },
  ],
}

const cache = (name: string) => ({ name, type: 'float', dims: [1, 1, 448, 1] }) as const
const heard = (name: string) => ({ name, type: 'float', dims: [1, 1, 1, HALVES.length] }) as const

const DECODER: OnnxGraph = {
  name: 'tone-whisper-decoder',
  constants: {
    likely: matrix(
      VOCABULARY.length,
      VOCABULARY.length,
      MAKES_LIKELY.map(([read, next, value]) => [numberOf(read), numberOf(next), value]),
    ),
    languages: matrix(HALVES.length, VOCABULARY.length, [
      [HALVES.indexOf('low'), numberOf('<en>'), 0.1],
      [HALVES.indexOf('high'), numberOf('<fr>'), 0.1],
    ]),
    time: { type: 'int64', dims: [], values: [1] },
    shape: { type: 'int64', dims: [3], values: [1, 1, HALVES.length] },
  },
  inputs: [
    { name: 'tokens', type: 'int64', dims: [1, 'count'] },
    cache('in_n_layer_self_k_cache'),
    cache('in_n_layer_self_v_cache'),
    heard('n_layer_cross_k'),
    heard('n_layer_cross_v'),
    { name: 'offset', type: 'int64', dims: [1] },
  ],
  outputs: [
    { name: 'logits', type: 'float', dims: [1, 'count', VOCABULARY.length] },
    cache('out_n_layer_self_k_cache'),
    cache('out_n_layer_self_v_cache'),
  ],
  operators: [
    { op: 'Gather', inputs: ['likely', 'tokens'], output: 'each' },
    { op: 'CumSum', inputs: ['each', 'time'], output: 'together' },
    { op: 'Reshape', inputs: ['n_layer_cross_k', 'shape'], output: 'levels' },
    { op: 'MatMul', inputs: ['levels', 'languages'], output: 'language' },
    { op: 'Add', inputs: ['together', 'language'], output: 'logits' },
    { op: 'Identity', inputs: ['in_n_layer_self_k_cache'], output: 'out_n_layer_self_k_cache' },
    { op: 'Identity', inputs: ['in_n_layer_self_v_cache'], output: 'out_n_layer_self_v_cache' },
  ],
}
