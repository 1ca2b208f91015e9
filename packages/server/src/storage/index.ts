/** Opens the database file, makes it if need be, brings it up to date, and closes what a crash left open. */
export { openSqliteStore, type SqliteStoreOptions } from './sqlite/open-sqlite-store.ts'
