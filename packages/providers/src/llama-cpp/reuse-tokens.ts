/** How tokens are told apart and spelled; a model's own tokenizer, or a table in tests. */
export type Speller<Token extends number> = {
  /** The text of `tokens` when they stand behind `before`; holds U+FFFD where a character is cut in two. */
  spell(tokens: readonly Token[], before: readonly Token[]): string
  /** A mark of the template rather than text: it never equals a text that happens to be spelled the same. */
  isMark(token: Token): boolean
}

/** Longest stretch of differing tokens that is compared by spelling; words are rarely cut into more. */
const LONGEST_DETOUR_TOKENS = 16
const HALF_CHARACTER = '\ufffd'

/**
 * What a model wrote is often cut into other tokens than the tokenizer would cut it: reading the answer again from its
 * text would throw the cached tokens away from the first such place on. Returns the tokens of `wanted` with the cached
 * ones in place wherever both spell the same text, so that the longest possible prefix stays as it is in the cache.
 */
export function reuseTokens<Token extends number>(
  cached: readonly Token[],
  wanted: readonly Token[],
  speller: Speller<Token>,
): Token[] {
  let kept = 0
  let replaced = 0
  while (kept < cached.length && replaced < wanted.length) {
    const step = cached[kept] === wanted[replaced] ? ONE_TOKEN : sameSpelling(cached, kept, wanted, replaced, speller)
    if (step === null) break
    kept += step.cached
    replaced += step.wanted
  }
  return [...cached.slice(0, kept), ...wanted.slice(replaced)]
}

type Step = { readonly cached: number; readonly wanted: number }
const ONE_TOKEN: Step = { cached: 1, wanted: 1 }

/** How many tokens on each side, counted from the given places, spell the same text; `null` when none do. */
function sameSpelling<Token extends number>(
  cached: readonly Token[],
  cachedFrom: number,
  wanted: readonly Token[],
  wantedFrom: number,
  { spell, isMark }: Speller<Token>,
): Step | null {
  const spelled = (tokens: readonly Token[], from: number, count: number): string | null => {
    const part = tokens.slice(from, from + count)
    return part.length < count || part.some(isMark) ? null : spell(part, tokens.slice(Math.max(0, from - 1), from))
  }
  let step = ONE_TOKEN
  while (step.cached + step.wanted <= LONGEST_DETOUR_TOKENS) {
    const left = spelled(cached, cachedFrom, step.cached)
    const right = spelled(wanted, wantedFrom, step.wanted)
    if (left === null || right === null) return null
    if (left === right && !left.includes(HALF_CHARACTER)) return step
    step = left.length <= right.length ? { ...step, cached: step.cached + 1 } : { ...step, wanted: step.wanted + 1 }
  }
  return null
}
