import * as z from 'zod/mini'

/** A conversation's name on the wire: 1–64 URL-safe characters, the client's to choose or the server's to give. */
export const sessionIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1–64 characters of A-Z a-z 0-9 _ -'))
