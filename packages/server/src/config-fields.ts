import { z } from 'zod'

// How single values of the environment are read. `allowed` is what a refusal says could stand there instead.

/** An empty value means the same as none: that is how people switch a line of a `.env` file off. */
export const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)

/** Any words. */
export const text = z.preprocess(unset, z.string().trim().optional())

/** The address of a server. */
export const url = z.preprocess(
  unset,
  z.url({ protocol: /^https?$/, error: 'an http:// or https:// address' }).optional(),
)

/** Words with commas between them. */
export const list = text.transform(
  (value) =>
    value
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '') ?? [],
)

const between = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= low && value <= high)

const allowedBetween = (low: number, high: number) => ({ allowed: `a whole number from ${low} to ${high}` })

/** A whole number. */
export const whole = (low: number, high: number, fallback: number) =>
  z.preprocess(unset, between(low, high).default(fallback)).meta(allowedBetween(low, high))

/** A whole number, or nothing. */
export const wholeOrNone = (low: number, high: number) =>
  z.preprocess(unset, between(low, high).optional()).meta(allowedBetween(low, high))

/** Some of these names, in an order; `null` for `auto`. */
export const names = <const Names extends readonly [string, ...string[]]>(allowed: Names) =>
  text
    .transform((value) =>
      value === undefined || value === 'auto' ? null : value.split(',').map((name) => name.trim()),
    )
    .pipe(
      z
        .array(z.enum(allowed))
        .min(1)
        .refine((given) => new Set(given).size === given.length)
        .nullable(),
    )
    .meta({ allowed: `auto, or some of ${allowed.join(', ')}, each once, in the order of preference` })

/** `true` or `false`, in several words. */
export const yesOrNo = text
  .pipe(z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] }).optional())
  .meta({ allowed: 'true or false' })
