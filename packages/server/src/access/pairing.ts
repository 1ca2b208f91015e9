import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@eva/core'
import { digestOf } from './same-secret.ts'

/** How long a code may be scanned, in ms. */
const VALID_MS = 10 * 60_000
/** Codes on show at the same time, in the terminal and on pages; the oldest makes way. */
const OFFERS_MAX = 16
/** 192 bits, and still a code that a phone reads from a terminal. */
const TOKEN_BYTES = 24

export type Offer = { readonly token: string; readonly expiresAtMs: number }

/** Codes that let one browser in, once. They are never written down. */
export type Pairing = {
  offer(): Offer
  /** Whether the token is on offer; from then on it is not. */
  redeem(token: string): boolean
}

export function createPairing(clock: Clock): Pairing {
  let offers: readonly { readonly digest: Buffer; readonly untilMs: number }[] = []
  const stillOn = () => offers.filter(({ untilMs }) => untilMs > clock.nowMs())
  return {
    offer() {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      offers = [...stillOn(), { digest: digestOf(token), untilMs: clock.nowMs() + VALID_MS }].slice(-OFFERS_MAX)
      return { token, expiresAtMs: clock.wallTimeMs() + VALID_MS }
    },
    redeem(token) {
      const digest = digestOf(token)
      const before = stillOn()
      offers = before.filter((offer) => !timingSafeEqual(offer.digest, digest))
      return offers.length < before.length
    },
  }
}
