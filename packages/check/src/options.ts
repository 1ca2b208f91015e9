import { type Aspect, aspectSchema } from '@eva/protocol'
import { Command, InvalidArgumentError } from 'commander'
import type { Language } from './report/index.ts'
import type { Environment } from './settings.ts'

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

/** As many as a review keeps samples of. */
const RUNS_MAX = 200

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
export const languageOf = ({ LC_ALL, LC_MESSAGES, LANG }: Environment): Language =>
  /^fr/i.test([LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '') ?? '') ? 'fr' : 'en'

/** What the command ends with, and what that means. */
export const EXIT_CODES = {
  0: 'no hard target is missed and nothing critical was found; with `--strict`: no target is missed',
  1: 'otherwise; or there was no review, and one line says why',
  2: 'the command line cannot be understood, or the files cannot be written where they should go',
  130: 'stopped, by Ctrl-C or a signal; an Eva that was started is stopped, too',
} as const

type Given = Omit<Options, 'url' | 'out' | 'print'> & {
  readonly url?: string
  readonly out?: string
  readonly json: boolean
  readonly progress: boolean
}

/** Every option with what the documentation says of it. */
export const createCommand = (environment: Environment, randomSeed: number): Command =>
  new Command('eva check')
    .description('review an Eva from outside: speed, streaming, voice, honesty, safety; 50 points')
    .argument('[what]', '"score" prints the percentage alone')
    .option('--url <address>', 'a running Eva; without it the Eva that would start here now is started', address)
    .option('--runs <count>', `how often each latency is measured, 1 to ${RUNS_MAX}`, whole(1, RUNS_MAX), 20)
    .option(
      '--only <aspects>',
      `looks at these alone: some of ${aspectSchema.options.join(', ')}`,
      aspects,
      aspectSchema.options,
    )
    .option('--out <folder>', 'writes the files there, too; they always go to reviews in the data folder')
    .option(
      '--lang <language>',
      'of the report, en or fr; from the environment without it',
      language,
      languageOf(environment),
    )
    .option(
      '--seed <number>',
      'draws the same random words again; every review prints its seed',
      whole(0, 2 ** 31 - 1),
      randomSeed,
    )
    .option('--project', 'runs the project’s own tests and build, too; takes minutes', false)
    .option('--strict', 'any missed target fails the review', false)
    .option('--json', 'prints the review as JSON, and nothing else', false)
    .option('--progress', 'prints how far it is as JSON, line by line, for a program', false)

/** Reads the command line; ends the process with 2 and one line where it cannot be read. */
export function readOptions(args: readonly string[], environment: Environment, randomSeed: number): Options {
  const program = createCommand(environment, randomSeed)
    .exitOverride((exit) => process.exit(exit.exitCode === 0 ? 0 : 2))
    .parse(args, { from: 'user' })
  const { url, out, json, progress, ...rest } = program.opts<Given>()
  const [what] = program.args
  if (what !== undefined && what !== 'score')
    program.error(`error: there is no "${what}"; "score" prints the percentage alone`)
  const print = progress ? 'progress' : json ? 'json' : what === 'score' ? 'score' : 'report'
  return { url: url ?? null, out: out ?? null, print, ...rest }
}
