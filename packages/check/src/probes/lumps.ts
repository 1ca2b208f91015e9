import type { SeenTurn } from '../client/conversation.ts'

/** A batch in disguise: all of a longer answer within so small a part of its time… */
const LUMP_SHARE = 0.1
/** …of so many tokens, after a wait that is long enough to have been the making of it… */
export const LONG_TOKENS = 10
export const LUMP_WAIT_MS = 150
/** …and so close together that they were not made one by one: 1,000 a second, ms. A brain that thinks long and then speaks is slower. */
const LUMP_GAP_MS = 1

export const spanOf = (atMs: readonly number[]): number => (atMs.at(-1) ?? 0) - (atMs[0] ?? 0)

/** Whether the tokens of an answer were held back until it was whole. */
export function isLump({ tokensAtMs, totalMs }: Pick<SeenTurn, 'tokensAtMs' | 'totalMs'>): boolean {
  const [firstMs = 0] = tokensAtMs
  const spanMs = spanOf(tokensAtMs)
  return (
    tokensAtMs.length >= LONG_TOKENS &&
    firstMs > LUMP_WAIT_MS &&
    spanMs < LUMP_SHARE * totalMs &&
    spanMs < LUMP_GAP_MS * tokensAtMs.length
  )
}
