import type { LlmRequest } from '../../contracts/llm.ts'
import { textSize } from './text-size.ts'

/** What a chat template puts around each message: role, borders. */
const PER_MESSAGE = 4
/** What a template adds once; Llama's own, with its date line, about 36 tokens. */
const FIXED_MAX = 48
/** Before the first count is known: most languages and tokenizers need less. */
const UNKNOWN_PER_UNIT = 1.3

/** Counts that are remembered: an estimate is never below what the latest of them would have needed. */
const SAMPLES = 16
/** So many are needed, and sizes so far apart, to tell what is fixed from what grows with the text. */
const LINE_SAMPLES = 4
const LINE_SPREAD = 1.5

/** Added to an estimate: for the next text, which is another one, and for a size unlike those that were counted. */
const SPARE = 0.02
const SPARE_PER_FEW = 0.06
const SPARE_PER_DOUBLING = 0.06
const SPARE_MAX = 0.3

/** Texts shorter than this are measured each time; of the others so many are remembered. */
const REMEMBERED_CHARS = 64
const REMEMBERED_TEXTS = 256

type Sample = { readonly units: number; readonly tokens: number }

/** Tokens of a prompt: what is the same for all, and what grows with the text. */
type Line = { readonly fixed: number; readonly perUnit: number }

/**
 * The size of a prompt in tokens, for servers whose tokenizer is not here: a rough measure of the text, corrected by the
 * server's own counts. Rather too high than too low, for what is too low may be refused.
 */
export class TokenEstimate {
  readonly #sizes = new Map<string, number>()
  readonly #samples: Sample[] = []
  /** Each may be the right one. */
  #lines: readonly Line[] = [{ fixed: FIXED_MAX, perUnit: UNKNOWN_PER_UNIT }]

  /** Tokens of the whole prompt, with the answer's beginning where there is one. */
  promptTokens(request: LlmRequest): number {
    const units = this.#unitsOf(request)
    const tokens = Math.max(...this.#lines.map(({ fixed, perUnit }) => fixed + perUnit * units))
    return Math.ceil(tokens * (1 + this.#spareFor(units)))
  }

  /** @param promptTokens the server's own count of this request */
  learn(request: LlmRequest, promptTokens: number): void {
    if (!Number.isFinite(promptTokens) || promptTokens <= 0) return
    this.#samples.push({ units: this.#unitsOf(request), tokens: promptTokens })
    if (this.#samples.length > SAMPLES) this.#samples.shift()
    this.#lines = fixedOf(this.#samples).map((fixed) => lineAbove(this.#samples, fixed))
  }

  #unitsOf({ messages, answerSoFar }: LlmRequest): number {
    let units = PER_MESSAGE + this.#sizeOf(answerSoFar ?? '')
    for (const { content } of messages) units += PER_MESSAGE + this.#sizeOf(content)
    return units
  }

  #sizeOf(text: string): number {
    if (text.length < REMEMBERED_CHARS) return textSize(text)
    const known = this.#sizes.get(text)
    if (known !== undefined) return known
    const size = textSize(text)
    const [oldest] = this.#sizes.keys()
    if (this.#sizes.size >= REMEMBERED_TEXTS && oldest !== undefined) this.#sizes.delete(oldest)
    this.#sizes.set(text, size)
    return size
  }

  #spareFor(units: number): number {
    const count = this.#samples.length
    if (count === 0) return 0
    const sizes = this.#samples.map((sample) => sample.units)
    const outside = Math.max(units / Math.max(...sizes), Math.min(...sizes) / units, 1)
    return Math.min(SPARE + SPARE_PER_FEW / count + SPARE_PER_DOUBLING * Math.log2(outside), SPARE_MAX)
  }
}

/** The lowest line with this beginning that no sample is above. */
const lineAbove = (samples: readonly Sample[], fixed: number): Line => ({
  fixed,
  perUnit: Math.max(0, ...samples.map(({ units, tokens }) => (tokens - fixed) / units)),
})

/** The part that does not grow with the text: where a straight line through the samples begins, or the least and most. */
function fixedOf(samples: readonly Sample[]): readonly number[] {
  const sizes = samples.map(({ units }) => units)
  if (samples.length < LINE_SAMPLES || Math.max(...sizes) < LINE_SPREAD * Math.min(...sizes)) return [0, FIXED_MAX]
  const meanUnits = mean(sizes)
  const meanTokens = mean(samples.map(({ tokens }) => tokens))
  let together = 0
  let squares = 0
  for (const { units, tokens } of samples) {
    together += (units - meanUnits) * (tokens - meanTokens)
    squares += (units - meanUnits) ** 2
  }
  return [Math.min(Math.max(0, meanTokens - (together / squares) * meanUnits), FIXED_MAX)]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
