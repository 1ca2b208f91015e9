import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256: enough for what is long and random, and never guessed from a file. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Compares in a time that tells nothing about where two secrets differ, nor how long they are. */
export const isSameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(digestOf(given), digestOf(secret))
