import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** What a command line asks for. */
export type CommandLine<Options> =
  | { readonly type: 'start'; readonly model: string; readonly options: Options }
  | { readonly type: 'help' }
  | { readonly type: 'wrong'; readonly message: string }

/** Raised by a flag that cannot be read, and caught by `readFlags` alone. */
export class WrongFlag extends Error {}

type Flags = ParseArgsOptionsConfig & { readonly help: { readonly type: 'boolean' } }

/** The flags as they were written, still as text. */
type Values<Known extends Flags> = ReturnType<typeof parseArgs<{ args: string[]; options: Known }>>['values']

/** Reads `args` with `read`, which throws `WrongFlag` where a value does not do. `--help` comes before all values. */
export function readFlags<Known extends Flags, Options>(
  args: readonly string[],
  flags: Known,
  read: (values: Values<Known>) => { readonly model: string; readonly options: Options },
): CommandLine<Options> {
  try {
    const { values } = parseArgs<{ args: string[]; options: Known }>({ args: [...args], options: flags })
    if ('help' in values && values.help === true) return { type: 'help' }
    return { type: 'start', ...read(values) }
  } catch (thrown) {
    if (thrown instanceof WrongFlag || isParseArgsError(thrown)) return { type: 'wrong', message: inOneLine(thrown) }
    throw thrown
  }
}

/** A whole number of at most `mostDigits` digits. Throws `WrongFlag` for anything else. */
export function wholeNumber(flag: string, text: string, mostDigits = 6): number {
  if (/^\d+$/.test(text) && text.length <= mostDigits) return Number(text)
  throw new WrongFlag(`--${flag} must be a whole number, not "${text}".`)
}

/** Node's own words explain themselves in several lines, and end without a full stop. */
const inOneLine = ({ message }: Error): string => message.replace(/\n.*$/s, '').replace(/\.?$/, '.')

const isParseArgsError = (thrown: unknown): thrown is TypeError =>
  thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS')
