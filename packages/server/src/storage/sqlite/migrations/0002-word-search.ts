import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { lettersApart } from '../letters-apart.ts'

/**
 * An index of the words of every turn. It reads its texts from `turns`, keeps no copy of them, and forgets at once
 * (`secure-delete`): by default FTS5 would only mark a word as gone. Triggers keep it in step, so no query can forget
 * to. Turns that were replaced stay in it until their conversation is deleted, because forgetting costs milliseconds
 * and an edited message is waiting for its answer just then; a search leaves them out.
 */
export const wordSearch: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create virtual table turn_words using fts5(
      message, generated, content = 'turns', content_rowid = 'row_id', tokenize = 'unicode61 remove_diacritics 2'
    )`.execute(db)
    await sql`insert into turn_words (turn_words, rank) values ('secure-delete', 1)`.execute(db)
    await sql`create trigger turns_index_new after insert on turns begin
      ${indexWords};
    end`.execute(db)
    await sql`create trigger turns_index_old after delete on turns begin
      ${forgetWords};
    end`.execute(db)
    await sql`create trigger turns_index_changed after update of message, generated on turns begin
      ${forgetWords};
      ${indexWords};
    end`.execute(db)
  },
}

const indexWords = sql`insert into turn_words (rowid, message, generated)
  values (new.row_id, ${lettersApart('new.message')}, ${lettersApart('new.generated')})`

/** FTS5 takes a row out only when it is told the very texts that it was given. */
const forgetWords = sql`insert into turn_words (turn_words, rowid, message, generated)
  values ('delete', old.row_id, ${lettersApart('old.message')}, ${lettersApart('old.generated')})`
