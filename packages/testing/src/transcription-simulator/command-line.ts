import { parseArgs } from 'node:util'
import { groqSpent, type SimulatedText, type SimulatedTranscription, transcriptionError } from './reply.ts'
import type { TranscriptionSimulatorOptions } from './start-transcription-simulator.ts'

export type CommandLine =
  | { readonly type: 'start'; readonly model: string; readonly options: TranscriptionSimulatorOptions }
  | { readonly type: 'help' }
  | { readonly type: 'wrong'; readonly message: string }

const FLAGS = {
  port: { type: 'string', default: '0' },
  model: { type: 'string', default: 'whisper-1' },
  text: { type: 'string', multiple: true, default: [] as string[] },
  language: { type: 'string', default: 'english' },
  'after-ms': { type: 'string', default: '0' },
  'no-speech': { type: 'string', default: '0.02' },
  fault: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** Raised by a flag that cannot be read, and caught by `parseCommandLine` alone. */
class WrongFlag extends Error {}

/** Reads the flags of `main.ts`, whose `--help` explains them. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS })
    if (values.help) return { type: 'help' }
    const manner = { language: values.language, noSpeechProbability: share('no-speech', values['no-speech']) }
    let asked = 0
    const replyTo: TranscriptionSimulatorOptions['replyTo'] = ({ durationMs }) => {
      const given = values.text[asked++ % Math.max(1, values.text.length)]
      const text = given ?? `You spoke for ${(durationMs / 1000).toFixed(1)} seconds.`
      return withFault({ type: 'text', text, ...manner }, values.fault)
    }
    withFault({ type: 'text', text: '' }, values.fault)
    const options: TranscriptionSimulatorOptions = {
      port: wholeNumber('port', values.port),
      models: [values.model],
      afterMs: wholeNumber('after-ms', values['after-ms']),
      replyTo,
    }
    return { type: 'start', model: values.model, options }
  } catch (thrown) {
    if (thrown instanceof WrongFlag || isParseArgsError(thrown)) return { type: 'wrong', message: inOneLine(thrown) }
    throw thrown
  }
}

function withFault(told: SimulatedText, text: string | undefined): SimulatedTranscription {
  if (text === undefined) return told
  const [, what = '', number = ''] = /^([a-z]+)(?::(\d{1,6}(?:\.\d+)?))?$/.exec(text) ?? []
  if (what === 'status' && number !== '') return transcriptionError(Number(number), 'simulated')
  if (what === 'spent' && number !== '') return groqSpent(Number(number))
  if ((what === 'stall' || what === 'cut') && number !== '') {
    return { ...told, ending: { how: what, afterBytes: Number(number) } }
  }
  if (what === 'html') {
    return { type: 'http', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' }
  }
  if (what === 'refuse') return { type: 'refuse' }
  if (what === 'hang') return { type: 'silence' }
  throw new WrongFlag(`--fault must be one that --help lists, not "${text}".`)
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new WrongFlag(`--${flag} must be a whole number, not "${text}".`)
}

function share(flag: string, text: string): number {
  if (/^(?:0(?:\.\d+)?|1)$/.test(text)) return Number(text)
  throw new WrongFlag(`--${flag} must be a number from 0 to 1, not "${text}".`)
}

/** Node's own words explain themselves in several lines, and end without a full stop. */
const inOneLine = ({ message }: Error): string => message.replace(/\n.*$/s, '').replace(/\.?$/, '.')

const isParseArgsError = (thrown: unknown): thrown is TypeError =>
  thrown instanceof TypeError && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS')
