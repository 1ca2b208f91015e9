import { type ComponentHealth, EvaError, type SpeakOptions, type Speech, type SpeechEvent } from '@eva/core'
import { failedCheck, follow } from '../openai-http/index.ts'
import { passages, speakable } from '../speech-worker/index.ts'
import { learnVoices } from './learn-voices.ts'
import { isOpenAi } from './model-families.ts'
import { sayPassage } from './say-passage.ts'
import { describeSpeechServer, type OpenAiSpeechOptions, type SpeechServer, voiceName } from './speech-server.ts'
import { createTurnstile } from './turnstile.ts'

/** OpenAI's limits of `speed`. */
const SLOWEST = 0.25
const FASTEST = 4

/** So many sentences at a time: two people who speak, each with the next sentence under way. */
const MAX_AT_ONCE = 4
const MAX_WAITING = 64
/** Within which the server should have listed its voices, so that the first turn has them. */
const LIST_LIMIT_MS = 1_500

/**
 * Voices behind a server that speaks OpenAI's `POST /audio/speech` (OpenAI, Groq, Kokoro-FastAPI, speaches, LocalAI …).
 * Resolves when the server has listed its voices, or after `listLimitMs` with those that are known of its model;
 * `check` asks it again.
 *
 * @throws EvaError `voice_failed` when the address or the key cannot be used
 */
export async function createOpenAiSpeech(options: OpenAiSpeechOptions): Promise<Speech> {
  const server = describeSpeechServer(options)
  const turnstile = createTurnstile(MAX_AT_ONCE, MAX_WAITING)
  await learnAtFirst(server, options.listLimitMs ?? LIST_LIMIT_MS)

  async function* speak(text: string, { voice, speed, signal }: SpeakOptions): AsyncGenerator<SpeechEvent, void> {
    signal.throwIfAborted()
    const name = voiceName(server, voice)
    const pace = Number.isFinite(speed) ? Math.min(FASTEST, Math.max(SLOWEST, speed)) : 1
    const said = passages(speakable(text))
    if (said.length === 0) return
    // One place for the whole text: what is being heard is not sent to the end of the line between two passages.
    const leave = await turnstile.enter(signal)
    try {
      for (const passage of said) {
        for await (const pcm of sayPassage(server, { text: passage, voice: name, speed: pace }, signal)) {
          yield { type: 'audio', pcm }
        }
      }
    } finally {
      leave()
    }
    signal.throwIfAborted()
  }

  return {
    specification: 'v1',
    id: 'openai',
    get voices() {
      return server.voices
    },
    speak,
    check: (signal) => checkServer(server, signal),
    async close() {
      server.closing.abort(new EvaError('voice_failed', 'openai was closed.'))
      await server.connections.destroy()
    },
  }
}

/** What fails here is told by `check`, and by the first sentence. */
async function learnAtFirst(server: SpeechServer, limitMs: number): Promise<void> {
  const { controller, letGo } = follow(server.closing.signal)
  const over = new AbortController()
  const limit = server.clock.sleep(limitMs, over.signal).then(
    () => controller.abort(new EvaError('voice_failed', 'The speech server has not listed its voices in time.')),
    () => undefined,
  )
  await learnVoices(server, controller.signal).catch((thrown: unknown) => {
    if (!(thrown instanceof EvaError)) throw thrown
  })
  over.abort()
  await limit
  letGo()
}

/** Asks for models and voices, which shows address, key and model without costing anything. */
async function checkServer(server: SpeechServer, signal: AbortSignal): Promise<ComponentHealth> {
  const fromMs = server.clock.nowMs()
  const { controller, letGo } = follow(signal, server.closing.signal)
  const latencyMs = (): number => server.clock.nowMs() - fromMs
  try {
    controller.signal.throwIfAborted()
    const models = await learnVoices(server, controller.signal)
    const { model, base } = server
    if (models?.includes(model)) return { ok: true, detail: `${model} at ${base.origin}`, latencyMs: latencyMs() }
    const told = models === null ? 'which lists no models' : 'which does not list it; mend TTS_MODEL if it refuses'
    // Servers of one's own answer to names that they do not list; OpenAI lists every name that it knows.
    const ok = models === null || !isOpenAi(base.at('/').hostname)
    return { ok, detail: `${model} at ${base.origin}, ${told}`, latencyMs: latencyMs() }
  } catch (thrown) {
    return failedCheck(thrown, signal, latencyMs())
  } finally {
    letGo()
  }
}
