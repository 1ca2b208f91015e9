import type { TensorSpec, TensorType } from './shapes.ts'

/** Numbers per block, bytes per block, GGUF's number of the type, and how far a block's raw numbers spread. */
export const TENSOR_TYPES: Readonly<
  Record<TensorType, { blockValues: number; blockBytes: number; id: number; rawDeviation: number }>
> = {
  F32: { blockValues: 1, blockBytes: 4, id: 0, rawDeviation: 1 },
  // 16 equally likely steps: √((16² − 1) / 12).
  Q4_0: { blockValues: 32, blockBytes: 18, id: 2, rawDeviation: 4.61 },
  // 256 equally likely steps: √((256² − 1) / 12).
  Q8_0: { blockValues: 32, blockBytes: 34, id: 8, rawDeviation: 73.9 },
}

/** Blocks per piece: pieces stay near 1 MB, so that a model larger than memory could be written. */
const PIECE_BLOCKS = 32_768

export function tensorBytes({ type, dimensions }: TensorSpec): number {
  const values = dimensions.reduce((product, size) => product * size, 1)
  return (values / TENSOR_TYPES[type].blockValues) * TENSOR_TYPES[type].blockBytes
}

/** A repeatable source of random 32-bit words (xorshift32). */
export function seededWords(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state
  }
}

/** The encoded tensor, piece by piece. */
export function* encodeTensor(spec: TensorSpec, nextWord: () => number): Generator<Buffer> {
  const { blockBytes, rawDeviation } = TENSOR_TYPES[spec.type]
  let blocksLeft = tensorBytes(spec) / blockBytes
  while (blocksLeft > 0) {
    const blocks = Math.min(blocksLeft, PIECE_BLOCKS)
    blocksLeft -= blocks
    if ('constant' in spec.fill) {
      yield Buffer.from(new Float32Array(blocks).fill(spec.fill.constant).buffer)
    } else {
      yield randomBlocks(blocks, blockBytes, halfPrecisionPowerOfTwo(spec.fill.deviation / rawDeviation), nextWord)
    }
  }
}

/** Each block of the quantised types is a half-precision scale followed by its raw numbers. */
function randomBlocks(blocks: number, blockBytes: number, scale: number, nextWord: () => number): Buffer {
  const words = new Int32Array(Math.ceil((blocks * blockBytes) / 4))
  for (let index = 0; index < words.length; index++) words[index] = nextWord()
  const piece = Buffer.from(words.buffer, 0, blocks * blockBytes)
  for (let offset = 0; offset < piece.length; offset += blockBytes) piece.writeUInt16LE(scale, offset)
  return piece
}

/** The power of two nearest to `value`, as the bits of a half-precision number (5 bits of exponent, biased by 15). */
function halfPrecisionPowerOfTwo(value: number): number {
  return (Math.round(Math.log2(value)) + 15) << 10
}
