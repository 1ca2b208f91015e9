import { open } from 'node:fs/promises'
import {
  encodeGgufString,
  float32Entry,
  type GgufEntry,
  readGgufEntries,
  stringEntry,
  uint32Entry,
} from './gguf-metadata.ts'
import { encodeTensor, seededWords, TENSOR_TYPES, tensorBytes } from './random-weights.ts'
import { type ModelShape, type TensorSpec, tensorsOf } from './shapes.ts'

/** Tensor data starts at, and every tensor is padded to, a multiple of this: the format's default. */
const ALIGNMENT_BYTES = 32
const ROPE_BASE = 1_000_000
const NORM_EPSILON = 1e-6
/** The conversation template of the Qwen family. */
const CHATML = [
  '{% for message in messages %}',
  "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}",
  '{% endfor %}',
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
].join('')

/**
 * Writes a model with random weights and the tokenizer of `vocabularyFile` (a GGUF without tensors). The same arguments
 * always give the same bytes. What it says is noise; how long it takes is real.
 */
export async function writeRandomModel(path: string, shape: ModelShape, vocabularyFile: Buffer): Promise<void> {
  const vocabulary = readGgufEntries(vocabularyFile).filter(({ key }) => key.startsWith('tokenizer.ggml.'))
  const tensors = tensorsOf(shape, tokenCount(vocabulary))
  const entries = [...architectureEntries(shape), ...vocabulary, stringEntry('tokenizer.chat_template', CHATML)]
  const nextWord = seededWords(20_240_919)
  const file = await open(path, 'w')
  try {
    await file.writeFile(padded(encodeHeader(entries, tensors)))
    for (const tensor of tensors) {
      let written = 0
      for (const piece of encodeTensor(tensor, nextWord)) {
        await file.writeFile(piece)
        written += piece.length
      }
      await file.writeFile(Buffer.alloc(paddingAfter(written)))
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

function architectureEntries(shape: ModelShape): GgufEntry[] {
  return [
    stringEntry('general.architecture', 'qwen2'),
    stringEntry('general.name', `random ${shape.name}`),
    uint32Entry('qwen2.block_count', shape.layers),
    uint32Entry('qwen2.context_length', shape.contextTokens),
    uint32Entry('qwen2.embedding_length', shape.width),
    uint32Entry('qwen2.feed_forward_length', shape.feedForwardWidth),
    uint32Entry('qwen2.attention.head_count', shape.heads),
    uint32Entry('qwen2.attention.head_count_kv', shape.keyValueHeads),
    float32Entry('qwen2.rope.freq_base', ROPE_BASE),
    float32Entry('qwen2.attention.layer_norm_rms_epsilon', NORM_EPSILON),
    uint32Entry('general.file_type', TENSOR_TYPES.Q4_0.id),
  ]
}

function encodeHeader(entries: readonly GgufEntry[], tensors: readonly TensorSpec[]): Buffer {
  const start = Buffer.alloc(24)
  start.write('GGUF', 'latin1')
  start.writeUInt32LE(3, 4)
  start.writeBigUInt64LE(BigInt(tensors.length), 8)
  start.writeBigUInt64LE(BigInt(entries.length), 16)
  let offset = 0
  const descriptions = tensors.map((tensor) => {
    const description = describeTensor(tensor, offset)
    offset += tensorBytes(tensor) + paddingAfter(tensorBytes(tensor))
    return description
  })
  return Buffer.concat([start, ...entries.map(({ bytes }) => bytes), ...descriptions])
}

/** Name, number of dimensions, dimensions, type, and where its data starts behind the header. */
function describeTensor({ name, type, dimensions }: TensorSpec, offset: number): Buffer {
  const numbers = Buffer.alloc(4 + 8 * dimensions.length + 4 + 8)
  let at = numbers.writeUInt32LE(dimensions.length)
  for (const size of dimensions) at = numbers.writeBigUInt64LE(BigInt(size), at)
  at = numbers.writeUInt32LE(TENSOR_TYPES[type].id, at)
  numbers.writeBigUInt64LE(BigInt(offset), at)
  return Buffer.concat([encodeGgufString(name), numbers])
}

/** The token list is an array entry: key, value type, item type, then the 64-bit count. */
function tokenCount(vocabulary: readonly GgufEntry[]): number {
  const key = 'tokenizer.ggml.tokens'
  const tokens = vocabulary.find((entry) => entry.key === key)
  return tokens === undefined ? 0 : Number(tokens.bytes.readBigUInt64LE(8 + key.length + 4 + 4))
}

const paddingAfter = (bytes: number): number => (ALIGNMENT_BYTES - (bytes % ALIGNMENT_BYTES)) % ALIGNMENT_BYTES

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(paddingAfter(bytes.length))])
}
