import { type Ear, EvaError, type Heard, type HearOptions, type Pcm } from '@eva/core'
import { createEarLine } from '../ear-line/index.ts'
import { follow } from '../openai-http/index.ts'
import { transcribe } from './ask-server.ts'
import { checkServer } from './check-server.ts'
import { late } from './failure.ts'
import { describeServer, earOf, type OpenAiTranscriptionOptions } from './server.ts'

/** So many people at a time; a server of one's own is asked no more at once than it can do. */
const MAX_AT_ONCE = 4

/**
 * An ear behind a server that speaks OpenAI's `POST /audio/transcriptions` (OpenAI, Groq, speaches, LocalAI …). Asks
 * nothing of the server until it hears or is checked.
 *
 * @throws EvaError `ear_failed` when the address or the key cannot be used
 */
export function createOpenAiTranscription(options: OpenAiTranscriptionOptions): Ear {
  const server = describeServer(options)

  async function understand(samples: Pcm, options: HearOptions): Promise<Heard> {
    const { controller, letGo } = follow(options.signal)
    const over = new AbortController()
    const limit = server.clock.sleep(server.answerLimitMs, over.signal).then(
      () => controller.abort(late(server)),
      () => 'answered before that',
    )
    try {
      return await transcribe(server, samples, { ...options, signal: controller.signal })
    } finally {
      over.abort()
      await limit
      letGo()
    }
  }

  const line = createEarLine({
    name: 'openai',
    atOnce: MAX_AT_ONCE,
    obstacle: (ear) =>
      ear === earOf(server).id ? null : new EvaError('ear_failed', `openai has no ear called "${ear}".`),
    understand,
  })

  return {
    specification: 'v1',
    id: 'openai',
    get ears() {
      return [earOf(server)]
    },
    hear: line.hear,
    open() {
      throw new EvaError('ear_failed', 'openai does not hear along.')
    },
    async check(signal) {
      const { controller, letGo } = follow(signal, line.closing)
      try {
        return await checkServer(server, controller.signal)
      } finally {
        letGo()
      }
    },
    async close() {
      line.close()
      await server.connections.destroy()
    },
  }
}

/** https://console.groq.com/docs/speech-to-text */
const GROQ_WHISPER = 'whisper-large-v3-turbo'
const GROQ_BASE_URL = 'https://api.groq.com/openai/v1'

export type GroqTranscriptionOptions = Pick<OpenAiTranscriptionOptions, 'clock' | 'answerLimitMs' | 'books'> & {
  readonly apiKey: string
  /** @default the quickest that it has, 'whisper-large-v3-turbo' */
  readonly model?: string
  /** @default Groq's */
  readonly baseUrl?: string
}

/** Groq's Whisper, with the key of its brains: `GROQ_API_KEY`. */
export function createGroqTranscription(options: GroqTranscriptionOptions): Ear {
  const { baseUrl = GROQ_BASE_URL, model = GROQ_WHISPER, ...rest } = options
  const keys = { baseUrl: 'GROQ_BASE_URL', apiKey: 'GROQ_API_KEY', model: 'STT_MODEL' }
  return createOpenAiTranscription({ ...rest, baseUrl, model, keys })
}
