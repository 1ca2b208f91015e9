import { type Kysely, type RawBuilder, sql } from 'kysely'
import { LIGATURES } from '../search-words.ts'

/** What is indexed: columns of a table whose key is `row_id`. */
export type WordIndex = { readonly name: string; readonly table: string; readonly columns: readonly string[] }

/**
 * An index of the words of a table. It reads its texts from the table, keeps no copy of them, and forgets at once
 * (`secure-delete`): by default FTS5 would only mark a word as gone. Triggers keep it in step, so no query can forget to.
 */
export async function createWordIndex(db: Kysely<unknown>, { name, table, columns }: WordIndex): Promise<void> {
  const index = sql.raw(name)
  const source = sql.raw(table)
  const list = sql.raw(columns.join(', '))
  const texts = (row: 'new' | 'old') => sql.join(columns.map((column) => lettersApart(`${row}.${column}`)))
  const indexWords = sql`insert into ${index} (rowid, ${list}) values (new.row_id, ${texts('new')})`
  // FTS5 takes a row out only when it is told the very texts that it was given.
  const forgetWords = sql`insert into ${index} (${index}, rowid, ${list}) values ('delete', old.row_id, ${texts('old')})`
  const trigger = (suffix: string, event: string, work: RawBuilder<unknown>) =>
    sql`create trigger ${sql.raw(`${table}_index_${suffix}`)} after ${sql.raw(event)} on ${source} begin ${work}; end`

  await sql`create virtual table ${index} using fts5(
    ${list}, content = ${sql.lit(table)}, content_rowid = 'row_id', tokenize = 'unicode61 remove_diacritics 2'
  )`.execute(db)
  await sql`insert into ${index} (${index}, rank) values ('secure-delete', 1)`.execute(db)
  await trigger('new', 'insert', indexWords).execute(db)
  await trigger('old', 'delete', forgetWords).execute(db)
  await trigger('changed', `update of ${columns.join(', ')}`, sql`${forgetWords}; ${indexWords}`).execute(db)
}

/** "cœur" is found by "coeur": the tokenizer removes accents but leaves ligatures whole. */
function lettersApart(column: string): RawBuilder<unknown> {
  let text: RawBuilder<unknown> = sql.raw(column)
  for (const [together, letters] of LIGATURES) text = sql`replace(${text}, ${sql.lit(together)}, ${sql.lit(letters)})`
  return text
}
