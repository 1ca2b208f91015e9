import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '@eva/core'
import { z } from 'zod'
import { digestOf } from './same-secret.ts'

/** A device that has not come for so long has to sign in again, in ms: 60 days. */
const FORGOTTEN_AFTER_MS = 60 * 24 * 3600 * 1000
/** Devices that are signed in at the same time, at most; the one that came least recently makes way. */
const DEVICES_MAX = 100
/** When a device was last seen is written down no more often than this, in ms. */
const NOTE_EVERY_MS = 60_000
const TOKEN_BYTES = 32

export const keptDeviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** SHA-256 of its token, hex: the file alone signs nobody in. */
  tokenHash: z.string(),
  /** Wall time. */
  signedInAtMs: z.number(),
  /** Wall time. */
  lastSeenAtMs: z.number(),
})
export type KeptDevice = z.infer<typeof keptDeviceSchema>
export type Device = Omit<KeptDevice, 'tokenHash'>

const hashOf = (token: string): string => digestOf(token).toString('hex')

/** The browsers that are signed in. A token is known to its browser alone. */
export class Devices {
  readonly #clock: Clock
  readonly #changed: () => Promise<void>
  #kept: readonly KeptDevice[]
  /** Aborted when the device is signed out. */
  readonly #leaving = new Map<string, AbortController>()

  /** @param changed writes `kept` down */
  constructor(kept: readonly KeptDevice[], clock: Clock, changed: () => Promise<void>) {
    this.#clock = clock
    this.#kept = kept
    this.#changed = changed
  }

  /** The latest seen first. */
  get kept(): readonly KeptDevice[] {
    const sinceMs = this.#clock.wallTimeMs() - FORGOTTEN_AFTER_MS
    return this.#kept
      .filter(({ lastSeenAtMs }) => lastSeenAtMs > sinceMs)
      .toSorted((one, other) => other.lastSeenAtMs - one.lastSeenAtMs)
  }

  /** @returns the token that its cookie carries from now on */
  async signIn(name: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    const nowMs = this.#clock.wallTimeMs()
    const device = { id: randomUUID(), name, tokenHash: hashOf(token), signedInAtMs: nowMs, lastSeenAtMs: nowMs }
    await this.#become([device, ...this.kept].slice(0, DEVICES_MAX))
    return token
  }

  /** Whose token it is; it was seen just now. */
  seen(token: string): Device | null {
    const hash = hashOf(token)
    const found = this.kept.find(({ tokenHash }) => tokenHash === hash)
    if (found === undefined) return null
    const nowMs = this.#clock.wallTimeMs()
    if (nowMs - found.lastSeenAtMs >= NOTE_EVERY_MS) {
      this.#kept = this.kept.map((each) => (each === found ? { ...found, lastSeenAtMs: nowMs } : each))
      // A note that is lost costs nothing: the next request makes it again.
      this.#changed().catch(() => {})
    }
    return found
  }

  /** Aborts when the device is signed out. */
  signalOf({ id }: Device): AbortSignal {
    const known = this.#leaving.get(id) ?? new AbortController()
    this.#leaving.set(id, known)
    return known.signal
  }

  /** `false` when there is no such device. */
  async signOut(id: string): Promise<boolean> {
    const rest = this.kept.filter((device) => device.id !== id)
    if (rest.length === this.kept.length) return false
    await this.#become(rest)
    return true
  }

  async signOutAllBut(spared: Device | null): Promise<void> {
    await this.#become(this.kept.filter(({ id }) => id === spared?.id))
  }

  /** Whoever is not among the next is out at once, also where it cannot be written down. */
  async #become(next: readonly KeptDevice[]): Promise<void> {
    const staying = new Set(next.map(({ id }) => id))
    this.#kept = next
    for (const [id, leaving] of this.#leaving) {
      if (staying.has(id)) continue
      this.#leaving.delete(id)
      leaving.abort()
    }
    await this.#changed()
  }
}
