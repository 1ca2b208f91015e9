/** How numbers lie in the file: plain, or in blocks of 32 that share one scale. */
export type TensorType = 'F32' | 'Q4_0' | 'Q8_0'

/** The sizes of a model of the Qwen2 architecture. Widths must be multiples of 32, the block of the quantised types. */
export type ModelShape = {
  readonly name: string
  readonly layers: number
  readonly width: number
  readonly feedForwardWidth: number
  readonly heads: number
  readonly keyValueHeads: number
  readonly contextTokens: number
  /** Where the token embedding also serves as the output layer, it is most of a small model. */
  readonly embeddingType: TensorType
  /** Of an output layer of its own; `null` where the token embedding serves as one. */
  readonly outputType: TensorType | null
}

export type TensorSpec = {
  readonly name: string
  readonly type: TensorType
  /** Row length first, as GGUF counts. */
  readonly dimensions: readonly number[]
  /** Constant for norms and biases, random with this deviation otherwise. */
  readonly fill: { readonly constant: number } | { readonly deviation: number }
}

/** Loads in a moment: two layers behind the real tokenizer. For tests. */
export const TINY: ModelShape = {
  name: 'tiny',
  layers: 2,
  width: 64,
  feedForwardWidth: 128,
  heads: 2,
  keyValueHeads: 1,
  contextTokens: 4_096,
  embeddingType: 'Q4_0',
  outputType: null,
}

/**
 * The sizes of Qwen2.5 0.5B Instruct, from its published `config.json`, quantised as llama.cpp does for `Q4_0`: the
 * embedding stays at eight bits. The arithmetic is the real one, so its timings are too.
 */
export const QWEN2_5_0_5B: ModelShape = {
  name: 'qwen2.5-0.5b',
  layers: 24,
  width: 896,
  feedForwardWidth: 4_864,
  heads: 14,
  keyValueHeads: 2,
  contextTokens: 32_768,
  embeddingType: 'Q8_0',
  outputType: null,
}

/**
 * A model of 8 billion weights: the sizes of Qwen2.5 7B Instruct (7.6 billion), from its published `config.json`, with an
 * output layer of its own. 4.6 GB.
 */
export const QWEN2_5_7B: ModelShape = {
  name: 'qwen2.5-7b',
  layers: 28,
  width: 3_584,
  feedForwardWidth: 18_944,
  heads: 28,
  keyValueHeads: 4,
  contextTokens: 32_768,
  embeddingType: 'Q4_0',
  outputType: 'Q8_0',
}

export const SHAPES: Readonly<Record<string, ModelShape>> = Object.fromEntries(
  [TINY, QWEN2_5_0_5B, QWEN2_5_7B].map((shape) => [shape.name, shape]),
)

/** Every tensor that llama.cpp expects of this architecture, in file order. */
export function tensorsOf(shape: ModelShape, vocabularySize: number): readonly TensorSpec[] {
  const { width, feedForwardWidth } = shape
  const keyValueWidth = (width / shape.heads) * shape.keyValueHeads
  // A deviation of 1/√inputs keeps activations near 1 through every layer, as in a trained network.
  const matrix = (name: string, inputs: number, outputs: number): TensorSpec => {
    return { name, type: 'Q4_0', dimensions: [inputs, outputs], fill: { deviation: 1 / Math.sqrt(inputs) } }
  }
  const constant = (name: string, length: number, value: number): TensorSpec => {
    return { name, type: 'F32', dimensions: [length], fill: { constant: value } }
  }
  const layer = (index: number): TensorSpec[] => [
    constant(`blk.${index}.attn_norm.weight`, width, 1),
    matrix(`blk.${index}.attn_q.weight`, width, width),
    constant(`blk.${index}.attn_q.bias`, width, 0),
    matrix(`blk.${index}.attn_k.weight`, width, keyValueWidth),
    constant(`blk.${index}.attn_k.bias`, keyValueWidth, 0),
    matrix(`blk.${index}.attn_v.weight`, width, keyValueWidth),
    constant(`blk.${index}.attn_v.bias`, keyValueWidth, 0),
    matrix(`blk.${index}.attn_output.weight`, width, width),
    constant(`blk.${index}.ffn_norm.weight`, width, 1),
    matrix(`blk.${index}.ffn_gate.weight`, width, feedForwardWidth),
    matrix(`blk.${index}.ffn_up.weight`, width, feedForwardWidth),
    matrix(`blk.${index}.ffn_down.weight`, feedForwardWidth, width),
  ]
  return [
    {
      name: 'token_embd.weight',
      type: shape.embeddingType,
      dimensions: [width, vocabularySize],
      fill: { deviation: 1 / Math.sqrt(width) },
    },
    ...Array.from({ length: shape.layers }, (_, index) => layer(index)).flat(),
    constant('output_norm.weight', width, 1),
    ...(shape.outputType === null
      ? []
      : [
          {
            name: 'output.weight',
            type: shape.outputType,
            dimensions: [width, vocabularySize],
            fill: { deviation: 1 / Math.sqrt(width) },
          },
        ]),
  ]
}
