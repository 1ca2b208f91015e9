/** Lets the request to the brain leave before the message is written. */
export { requestsFirst } from './requests-first.ts'
/** Looks after the database file beside the store: whether it is whole, and how much of it is empty. */
export { careForSqlite } from './sqlite/care-for-sqlite.ts'
/** Opens the database file, makes it if need be, brings it up to date, and closes what a crash left open. */
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts'
