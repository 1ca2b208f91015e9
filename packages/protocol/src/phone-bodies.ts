import { z } from 'zod'

/** Fewest and most characters of a password that a person chooses. */
export const PASSWORD_CHARS = { min: 10, max: 200 } as const

/** A browser that is signed in. */
export const deviceSchema = z.object({
  id: z.string(),
  /** From what the browser says of itself, such as `Safari, iPhone`. */
  name: z.string(),
  /** ISO 8601 */
  signed_in_at: z.string(),
  /** ISO 8601, to the minute at best. */
  last_seen_at: z.string(),
  /** The one that asks. */
  is_this: z.boolean(),
})
export type DeviceBody = z.infer<typeof deviceSchema>

/** `GET /phone`, and the answer of `PUT /phone` and `PUT /phone/password`. */
export const phoneSchema = z.object({
  on: z.boolean(),
  /** Where phones reach her, the likeliest first, such as `https://192.168.1.5:8443`; empty while off. */
  addresses: z.array(z.string()),
  /** SHA-256 of the certificates in use, as browsers show it: `AB:CD:…`; `null` while off. */
  fingerprints: z.object({ site: z.string(), authority: z.string() }).nullable(),
  password: z.object({
    /** Who set it; `null` where there is none yet. What the environment sets cannot be changed here. */
    origin: z.enum(['environment', 'made', 'chosen']).nullable(),
    /** One that was made, until it is hidden or Eva stops; on her own machine alone. */
    shown: z.string().nullable(),
  }),
  devices: z.array(deviceSchema),
  /** Whether the asker came over the network, and not from her own machine. */
  from_network: z.boolean(),
})
export type PhoneBody = z.infer<typeof phoneSchema>

/** `PUT /phone` */
export const phoneSwitchSchema = z.strictObject({ on: z.boolean() })

/** `POST /phone/pairing`: lets one browser in without the password, once. */
export const pairingSchema = z.object({
  /** What comes after one of the addresses: `/pair#…`. Whoever opens it first is signed in. */
  path: z.string(),
  /** ISO 8601 */
  expires_at: z.string(),
})
export type PairingBody = z.infer<typeof pairingSchema>

/** `POST /phone/sign-in`: the part after the `#`. */
export const pairRequestSchema = z.strictObject({ token: z.string().min(1).max(100) })

/** `PUT /phone/password`: everybody else is signed out. `null` has one made. */
export const passwordRequestSchema = z.strictObject({
  password: z.string().min(PASSWORD_CHARS.min).max(PASSWORD_CHARS.max).nullable(),
})
