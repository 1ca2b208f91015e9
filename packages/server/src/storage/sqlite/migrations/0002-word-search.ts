import type { Migration } from 'kysely/migration'
import { createWordIndex } from '../word-index.ts'

/**
 * An index of the words of every turn. Turns that were replaced stay in it until their conversation is deleted, because
 * forgetting costs milliseconds and an edited message is waiting for its answer just then; a search leaves them out.
 */
export const wordSearch: Migration = {
  up: (db) => createWordIndex(db, { name: 'turn_words', table: 'turns', columns: ['message', 'generated'] }),
}
