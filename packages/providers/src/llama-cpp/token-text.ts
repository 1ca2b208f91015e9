/** The text of `tokens` as it continues `before`. Bytes that are no whole character come out as U+FFFD. */
export type Spell<Token> = (tokens: readonly Token[], before: readonly Token[]) => string

export type TokenText<Token> = {
  /** The text that `token` completes; empty while a character is still missing bytes. */
  push(token: Token): string
  /** What is left at the end; half a character is dropped. */
  end(): string
}

/** A UTF-8 character has at most four bytes and a token at least one: an unfinished one lies in the last three. */
const UNFINISHED_TOKENS = 3
const NOT_A_CHARACTER = /\ufffd/g

/**
 * Turns tokens into text while they come. Rare characters are spread over several tokens: their bytes are held back until
 * the character is whole, and bytes that can never become one are dropped. `before` is the end of the prompt.
 */
export function createTokenText<Token>(spell: Spell<Token>, before: readonly Token[]): TokenText<Token> {
  let done = before.slice(-UNFINISHED_TOKENS)
  let pending: Token[] = []

  const take = (count: number): string => {
    const tokens = pending.slice(0, count)
    const text = spell(tokens, done).replace(NOT_A_CHARACTER, '')
    pending = pending.slice(count)
    done = [...done, ...tokens].slice(-UNFINISHED_TOKENS)
    return text
  }

  return {
    push(token) {
      pending.push(token)
      if (!spell(pending, done).endsWith('\ufffd')) return take(pending.length)
      return pending.length > UNFINISHED_TOKENS ? take(pending.length - UNFINISHED_TOKENS) : ''
    },
    end: () => (pending.length === 0 ? '' : take(pending.length)),
  }
}
