import { type CommandLine, readFlags, WrongFlag, wholeNumber } from '../simulator/index.ts'
import { type SimulatedSound, type SimulatedSpeech, speechError } from './reply.ts'
import type { SpeechSimulatorOptions } from './start-speech-simulator.ts'

const FLAGS = {
  port: { type: 'string', default: '0' },
  model: { type: 'string', default: 'tts-1' },
  voice: { type: 'string', multiple: true, default: [] as string[] },
  'first-byte-ms': { type: 'string', default: '0' },
  'piece-ms': { type: 'string', default: '0' },
  'piece-bytes': { type: 'string', default: '4800' },
  rate: { type: 'string', default: '24000' },
  stereo: { type: 'boolean', default: false },
  float: { type: 'boolean', default: false },
  'extra-chunks': { type: 'boolean', default: false },
  'told-length': { type: 'string', default: 'true' },
  'content-length': { type: 'string' },
  fault: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

/** Reads the flags of `main.ts`, whose `--help` explains them. */
export function parseCommandLine(args: readonly string[]): CommandLine<SpeechSimulatorOptions> {
  return readFlags(args, FLAGS, (values) => {
    const sound: SimulatedSound = {
      type: 'sound',
      pieces: [wholeNumber('piece-bytes', values['piece-bytes'])],
      format: {
        sampleRate: wholeNumber('rate', values.rate),
        channels: values.stereo ? 2 : 1,
        samples: values.float ? 'f32' : 's16',
        extraChunks: values['extra-chunks'],
        toldLength: oneOf('told-length', values['told-length'], ['true', 'zero', 'maximum', 'too-long', 'too-short']),
      },
      ...(values['content-length'] === undefined
        ? {}
        : { contentLength: oneOf('content-length', values['content-length'], ['true', 'too-long', 'too-short']) }),
    }
    const reply = values.fault === undefined ? sound : withFault(sound, values.fault)
    const options: SpeechSimulatorOptions = {
      port: wholeNumber('port', values.port),
      models: [values.model],
      voices: values.voice.length === 0 ? null : { voices: values.voice },
      firstByteMs: wholeNumber('first-byte-ms', values['first-byte-ms']),
      pieceMs: wholeNumber('piece-ms', values['piece-ms']),
      replyTo: () => reply,
    }
    return { model: values.model, options }
  })
}

function withFault(sound: SimulatedSound, text: string): SimulatedSpeech {
  const [, what = '', number = ''] = /^([a-z0-9]+)(?::(\d{1,9}))?$/.exec(text) ?? []
  if (what === 'status' && number !== '') return speechError(Number(number), 'simulated')
  if ((what === 'stall' || what === 'cut') && number !== '') {
    return { ...sound, ending: { how: what, afterBytes: Number(number) } }
  }
  if (what === 'html') {
    return { type: 'http', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' }
  }
  if (what === 'mp3') return { ...sound, format: { container: 'mp3' } }
  if (what === 'silent') return { ...sound, silent: true }
  if (what === 'refuse') return { type: 'refuse' }
  if (what === 'hang') return { type: 'silence' }
  throw new WrongFlag(`--fault must be one that --help lists, not "${text}".`)
}

function oneOf<const Allowed extends string>(flag: string, text: string, allowed: readonly Allowed[]): Allowed {
  const found = allowed.find((each) => each === text)
  if (found !== undefined) return found
  throw new WrongFlag(`--${flag} must be one of ${allowed.join(', ')}, not "${text}".`)
}
