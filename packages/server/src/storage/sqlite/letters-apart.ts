import { type RawBuilder, sql } from 'kysely'
import { LIGATURES } from '../search-words.ts'

/** A column as an index reads it: "cœur" is found by "coeur". The tokenizer removes accents but leaves ligatures whole. */
export function lettersApart(column: string): RawBuilder<unknown> {
  let text: RawBuilder<unknown> = sql.raw(column)
  for (const [together, letters] of LIGATURES) text = sql`replace(${text}, ${sql.lit(together)}, ${sql.lit(letters)})`
  return text
}
