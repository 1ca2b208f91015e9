import { type $ZodErrorMap, type $ZodType, type output, safeParse } from 'zod/v4/core'

/** A value as its schema has it, or what is wrong with it. */
export type ParsedAs<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      /** For a person: `speed: must be at most 4`. */
      readonly reason: string
      /** The field at fault; `null` when it is the whole. */
      readonly param: string | null
    }

/** Looks at something from outside. Never throws: a bad peer is a value, not an exception. */
export function parseAs<Schema extends $ZodType>(schema: Schema, value: unknown): ParsedAs<output<Schema>> {
  const parsed = safeParse(schema, value, { error: inPlainWords })
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  const param = issue?.path.join('.') || null
  const words = issue?.message ?? 'cannot be used'
  return { ok: false, reason: param === null ? words : `${param}: ${words}`, param }
}

/** What was expected, in words; zod's own are written for programmers. A schema's own message goes before them. */
const inPlainWords: $ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : (KINDS[issue.expected] ?? 'is of the wrong kind')
    case 'too_big':
      return `${have(issue.origin)} ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin)}`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'must not be empty'
      return `${have(issue.origin)} ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return issue.format === 'starts_with' ? `must begin with "${issue.prefix}"` : 'has the wrong form'
    case 'invalid_union':
      return 'is of the wrong kind'
    default:
      return 'cannot be used'
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be a JSON object',
}

const have = (origin: string): string => (origin === 'string' || origin === 'array' ? 'must have' : 'must be')
const unit = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '')
