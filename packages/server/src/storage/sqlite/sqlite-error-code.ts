/** SQLite's primary result code (https://sqlite.org/rescode.html) of an error of `node:sqlite`; `null` for any other. */
export function sqliteErrorCode(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('errcode' in thrown) || typeof thrown.errcode !== 'number') return null
  return thrown.errcode & 0xff
}
