import type { CatalogueEntry } from './catalogue.ts'

/** The embedded brain keeps so many conversations ready, each with so much room: the defaults of its adapter. */
const CONVERSATIONS = 4
const CONTEXT_TOKENS = 4_096

/** Keys and values are kept in 16-bit numbers. */
const BYTES_PER_NUMBER = 2

/**
 * What a model takes of the memory, in bytes: its weights, which are as large as its file, and what it keeps of each token
 * of its conversations:
 *
 *     weights + 4 conversations × 4,096 tokens × 2 (key and value) × layers × key-value heads × head size × 2 bytes
 *
 * Layers that look at a window only are counted in full, because their cache is kept in full: it holds the beginning of a
 * conversation that is shared by all.
 */
export function memoryNeeded({ size_bytes, shape }: Pick<CatalogueEntry, 'size_bytes' | 'shape'>): number {
  const bytesPerToken = 2 * shape.layers * shape.key_value_heads * shape.head_size * BYTES_PER_NUMBER
  return size_bytes + CONVERSATIONS * CONTEXT_TOKENS * bytesPerToken
}
