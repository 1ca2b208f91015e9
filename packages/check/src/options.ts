import { type Aspect, aspectSchema } from '@eva/protocol'
import { Command, InvalidArgumentError } from 'commander'
import type { Language } from './report/index.ts'

/** What the command line asks for. */
export type Options = {
  /** `null`: an Eva is started for the review. */
  readonly url: string | null
  readonly runs: number
  readonly only: readonly Aspect[]
  /** Where the files go besides the history; `null` for nowhere else. */
  readonly out: string | null
  readonly lang: Language
  readonly seed: number
  /** What is printed: the report, the review as JSON, its percentage, or how far it is, line by line. */
  readonly print: 'report' | 'json' | 'score' | 'progress'
  /** Run the project's own tests and build, too. */
  readonly project: boolean
  /** Any missed target fails, not only a hard one. */
  readonly strict: boolean
}

const RUNS_MAX = 100

const whole =
  (low: number, high: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`)
    }
    return value
  }

function address(text: string): string {
  if (!/^https?:\/\/[^/]+\/?$/.test(text))
    throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8000.')
  return text
}

function aspects(text: string): readonly Aspect[] {
  const parsed = aspectSchema
    .array()
    .min(1)
    .safeParse(text.split(',').map((name) => name.trim()))
  if (!parsed.success)
    throw new InvalidArgumentError(`Name some of ${aspectSchema.options.join(', ')}, with commas between.`)
  return parsed.data
}

function language(text: string): Language {
  if (text !== 'en' && text !== 'fr') throw new InvalidArgumentError('It must be en or fr.')
  return text
}

/** The language of a terminal: the first of these that is set, as POSIX has it. */
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language =>
  /^fr/i.test([LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '') ? 'fr' : 'en'

/** Reads the command line; ends the process with 2 and one line where it cannot be read. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  randomSeed: number,
): Options {
  const program = new Command('eva check')
    .description('review an Eva from outside: speed, streaming, voice, honesty, safety; 50 points')
    .argument('[what]', '"score" prints the percentage alone')
    .option('--url <address>', 'a running Eva; by default one is started for the review', address)
    .option('--runs <count>', 'questions in a row', whole(1, RUNS_MAX), 20)
    .option('--only <aspects>', `some of ${aspectSchema.options.join(', ')}`, aspects, aspectSchema.options)
    .option('--out <folder>', 'write the files there, too')
    .option('--lang <language>', 'en or fr', language, languageOf(environment))
    .option('--seed <number>', 'draw the same numbers again', whole(0, 2 ** 31 - 1), randomSeed)
    .option('--project', 'run the project’s own tests and build, too; takes minutes', false)
    .option('--strict', 'fail when any target is missed', false)
    .option('--json', 'print the review as JSON', false)
    .option('--progress', 'print how far it is as JSON lines, for a program', false)
    .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : 2))
    .parse(args, { from: 'user' })
  const { url, out, json, progress, ...rest } = program.opts<{
    url?: string
    out?: string
    json: boolean
    progress: boolean
    runs: number
    only: readonly Aspect[]
    lang: Language
    seed: number
    strict: boolean
    project: boolean
  }>()
  const [what] = program.args
  if (what !== undefined && what !== 'score')
    program.error(`error: there is no "${what}"; "score" prints the percentage alone`)
  const print = progress ? 'progress' : json ? 'json' : what === 'score' ? 'score' : 'report'
  return { url: url ?? null, out: out ?? null, print, ...rest }
}
