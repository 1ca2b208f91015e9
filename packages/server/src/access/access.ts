import { type Clock, EvaError, type Store } from '@eva/core'
import { z } from 'zod'
import { type Device, Devices, keptDeviceSchema } from './devices.ts'
import { makePassword } from './make-password.ts'
import { createPairing, type Pairing } from './pairing.ts'
import { hashPassword, isPasswordOf } from './password-hash.ts'
import { isSameSecret } from './same-secret.ts'

/** The name under which it lies in the database. */
const PART = 'access'

const originSchema = z.enum(['environment', 'made', 'chosen'])
export type PasswordOrigin = z.infer<typeof originSchema>

const keptSchema = z.object({
  password: z.object({ origin: originSchema, hash: z.string() }).nullable(),
  devices: z.array(keptDeviceSchema).readonly(),
})
type Kept = z.infer<typeof keptSchema>

const NOTHING: Kept = { password: null, devices: [] }

/** Who may come in: the one password, the devices that are signed in, and the codes that sign one in. */
export type Access = {
  readonly devices: Devices
  readonly pairing: Pairing
  /** Who set the password; `null` where there is none. */
  passwordOrigin(): PasswordOrigin | null
  /** The password in plain text, where it was made and is not hidden; this process alone knows it. */
  shownPassword(): string | null
  hidePassword(): void
  accepts(password: string): Promise<boolean>
  /** Makes a password where there is none. */
  ensurePassword(): Promise<void>
  /**
   * Takes another password, and signs out every device but one.
   *
   * @param chosen `null` to have one made
   * @throws EvaError `invalid_request` where the environment sets it
   */
  changePassword(chosen: string | null, spared: Device | null): Promise<void>
}

/**
 * Reads who was let in. A password of the environment that is not the one of the last time signs everyone out, and so
 * does its withdrawal.
 *
 * @param fixed `EVA_PASSWORD`
 */
export async function openAccess(
  store: Pick<Store, 'setting' | 'keepSetting'>,
  clock: Clock,
  fixed: string | null,
): Promise<Access> {
  const before = keptSchema.safeParse(await store.setting(PART)).data ?? NOTHING
  const kept = await broughtUpToDate(before, fixed)
  let password = kept.password
  let shown: string | null = null
  const keep = (): Promise<void> => store.keepSetting(PART, { password, devices: devices.kept } satisfies Kept)
  const devices = new Devices(kept.devices, clock, keep)
  if (kept !== before) await keep()

  const take = async (next: string, origin: PasswordOrigin): Promise<void> => {
    password = { origin, hash: await hashPassword(next) }
    shown = origin === 'made' ? next : null
  }

  return {
    devices,
    pairing: createPairing(clock),
    passwordOrigin: () => password?.origin ?? null,
    shownPassword: () => shown,
    hidePassword() {
      shown = null
    },
    async accepts(given) {
      if (fixed !== null) return isSameSecret(given, fixed)
      return password !== null && isPasswordOf(password.hash, given)
    },
    async ensurePassword() {
      if (password !== null) return
      await take(makePassword(), 'made')
      await keep()
    },
    async changePassword(chosen, spared) {
      if (fixed !== null) {
        throw new EvaError('invalid_request', 'EVA_PASSWORD sets the password.', { fix: 'Change it there.' })
      }
      await take(chosen ?? makePassword(), chosen === null ? 'made' : 'chosen')
      await devices.signOutAllBut(spared)
    },
  }
}

/** What still counts of what was kept; the same object where all of it does. */
async function broughtUpToDate(kept: Kept, fixed: string | null): Promise<Kept> {
  const { password } = kept
  if (fixed === null) return password?.origin === 'environment' ? NOTHING : kept
  if (password?.origin === 'environment' && (await isPasswordOf(password.hash, fixed))) return kept
  return { password: { origin: 'environment', hash: await hashPassword(fixed) }, devices: [] }
}
