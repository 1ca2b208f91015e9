import { type CommandLine, readFlags, WrongFlag, wholeNumber } from '../simulator/index.ts'
import { groqSpent, type SimulatedText, type SimulatedTranscription, transcriptionError } from './reply.ts'
import type { TranscriptionSimulatorOptions } from './start-transcription-simulator.ts'

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

/** Reads the flags of `main.ts`, whose `--help` explains them. */
export function parseCommandLine(args: readonly string[]): CommandLine<TranscriptionSimulatorOptions> {
  return readFlags(args, FLAGS, (values) => {
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
    return { model: values.model, options }
  })
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

function share(flag: string, text: string): number {
  if (/^(?:0(?:\.\d+)?|1)$/.test(text)) return Number(text)
  throw new WrongFlag(`--${flag} must be a number from 0 to 1, not "${text}".`)
}
