import { EvaError } from '@eva/core'
import { z } from 'zod'

const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/)

/** What every catalogue says of what can be fetched; a voice and an ear say more. */
export const setEntryFields = {
  /** With `sherpa:` before it the id, or the beginning of the ids, of what comes with it. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string().min(1),
  /** `user/repository` on the hub. */
  repository,
  /** Of everything that is fetched. */
  size_bytes: z.number().int().positive(),
  /** `false` for a size that is only about right. */
  size_is_exact: z.boolean(),
  licence: z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https$/ }) }),
  /** Seconds of work for a second of speech, as published for that machine; `null` where nobody has. */
  real_time_factor: z.strictObject({ value: z.number().positive(), machine: z.string().min(1) }).nullable(),
  /** One line for a person who chooses. */
  good_for: z.strictObject({ en: z.string().min(1).max(120), fr: z.string().min(1).max(120) }),
  /** When and where Eva used these very files (`npm run verify`). */
  verified: z.strictObject({ on: z.iso.date(), machine: z.string().min(1) }).nullable(),
} as const

/** A file of a set, and what it is to the engine that uses it. */
export const setFile = <const Roles extends readonly [string, ...string[]]>(roles: Roles) =>
  z.strictObject({
    role: z.enum(roles),
    /** A path that ends in `/` is a folder with everything in it. */
    path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*\/?$/),
    /** `null` where nobody has looked, and for folders. */
    size_bytes: z.number().int().positive().nullable(),
    /** What the file must be, in lower-case hexadecimal; `null` where the hub's own word is all there is. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** Where it is in another repository. */
    repository: repository.optional(),
  })

/** What has to be known of an entry to fetch it. */
export type SetEntry = {
  readonly id: string
  readonly repository: string
  readonly files: readonly {
    readonly role: string
    readonly path: string
    readonly sha256: string | null
    readonly repository?: string | undefined
  }[]
  readonly size_bytes: number
}

/** The files of an entry by what they are, as an engine wants them: relative to the entry's folder. */
export function filesByRole<Role extends string>(entry: SetEntry & { readonly files: readonly { role: Role }[] }) {
  const all = (role: Role): readonly string[] =>
    entry.files.filter((file) => file.role === role).map(({ path }) => path.replace(/\/$/, ''))
  return {
    all,
    find: (role: Role): string | undefined => all(role)[0],
    /** Throws `internal` for an entry without a file that its family needs. */
    need(role: Role): string {
      const [path] = all(role)
      if (path === undefined) throw new EvaError('internal', `${entry.id} has no ${role} in the catalogue.`)
      return path
    },
  }
}
