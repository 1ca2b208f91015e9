import type { BrowserCode, BrowserFindings, BrowserPart, BrowserSeen } from './browser-found.ts'

/** What is said of this browser in one language. */
export type BrowserWords = {
  readonly parts: Readonly<Record<BrowserPart, string>>
  readonly found: {
    readonly [One in BrowserCode]: {
      readonly says: (facts: BrowserFindings[One]) => string
      /** What the person can do about it. */
      readonly fix?: (facts: BrowserFindings[One]) => string
    }
  }
}

type SeenOf<One extends BrowserCode> = { readonly code: One; readonly facts: BrowserFindings[One] }

const saysOf = <One extends BrowserCode>({ found }: BrowserWords, { code, facts }: SeenOf<One>): string =>
  found[code].says(facts)
const fixOf = <One extends BrowserCode>({ found }: BrowserWords, { code, facts }: SeenOf<One>): string | null =>
  found[code].fix?.(facts) ?? null

/** A finding as a person reads it. */
export const told = (
  words: BrowserWords,
  seen: BrowserSeen,
): { readonly says: string; readonly fix: string | null } => ({
  says: saysOf(words, seen),
  fix: fixOf(words, seen),
})
