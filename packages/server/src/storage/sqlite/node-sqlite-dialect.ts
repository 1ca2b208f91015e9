import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { type Clock, EvaError } from '@eva/core'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Checkpointer } from './checkpointer.ts'
import { retryWhileBusy } from './retry-while-busy.ts'

/** Most statements kept prepared; above the number of different queries that the store has. */
const MAX_PREPARED_STATEMENTS = 64

/** Kysely's dialect for SQLite as it is built into Node. Destroying the Kysely instance closes what it was given. */
export function nodeSqliteDialect(database: DatabaseSync, checkpointer: Checkpointer, clock: Clock): Dialect {
  return {
    createAdapter: () => new TransactionalSqliteAdapter(),
    createDriver: () => createDriver(database, checkpointer, clock),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** SQLite can change tables within a transaction; one that takes the write lock first is also the migration lock. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** One connection, lent to one borrower at a time in the order of asking. */
function createDriver(database: DatabaseSync, checkpointer: Checkpointer, clock: Clock): Driver {
  const connection = createConnection(database, clock)
  let free = Promise.resolve()
  let giveBack = (): void => {}

  async function borrow(): Promise<void> {
    const returned = Promise.withResolvers<void>()
    const before = free
    free = returned.promise
    await before
    giveBack = returned.resolve
  }

  return {
    async init() {},
    async acquireConnection() {
      await borrow()
      return connection
    },
    async releaseConnection() {
      checkpointer.afterUse()
      giveBack()
    },
    // The write lock is taken at once: a transaction that reads first and writes later could be refused half-way.
    beginTransaction: () => retryWhileBusy(() => database.exec('begin immediate'), clock),
    commitTransaction: () => retryWhileBusy(() => database.exec('commit'), clock),
    async rollbackTransaction() {
      // A full disk makes SQLite roll back by itself.
      if (database.isTransaction) database.exec('rollback')
    },
    async destroy() {
      await borrow()
      await checkpointer.close()
      if (database.isOpen) database.close()
      giveBack()
    },
  }
}

function createConnection(database: DatabaseSync, clock: Clock): DatabaseConnection {
  const prepared = new Map<string, StatementSync>()

  function prepare(sql: string): StatementSync {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    if (prepared.size === MAX_PREPARED_STATEMENTS) prepared.clear()
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }

  return {
    executeQuery: <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> =>
      retryWhileBusy(() => run<R>(prepare(sql), parameters.map(bindable)), clock),
    // biome-ignore lint/correctness/useYield: Kysely asks for a generator, and the store streams no rows.
    async *streamQuery() {
      throw new EvaError('internal', 'Rows are read all at once from this database.')
    },
  }
}

function run<R>(statement: StatementSync, parameters: readonly SQLInputValue[]): QueryResult<R> {
  if (statement.columns().length === 0) {
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
  // The shape of a row is what the query says it is; Kysely keeps that on the level of types only.
  const rows: unknown = statement.all(...parameters)
  return { rows: rows as R[] }
}

function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  throw new EvaError('internal', `A value of type ${typeof value} cannot be stored.`)
}
