import { type Answer, readBody, send } from '../openai-http/index.ts'
import { httpFailure, notSound } from './failure.ts'
import type { Container, SpeechServer } from './speech-server.ts'

/** What is to be said, in the server's own terms. */
export type Saying = { readonly text: string; readonly voice: string; readonly speed: number }

/**
 * Asks for a sound. Bare samples where their rate is known, WAV otherwise; a server that refuses the one is asked for
 * the other, and from then on for that.
 *
 * @throws EvaError `voice_failed` for every answer that is no sound; the signal's reason when it aborts
 */
export async function askForSound(server: SpeechServer, saying: Saying, signal: AbortSignal): Promise<Answer> {
  const container = containerFor(server)
  const target = { url: server.base.at('/audio/speech'), body: bodyOf(server, saying, container) }
  const answer = await send(server, target, signal)
  if (answer.ok && !hasWords(answer)) return answer
  const said = await readBody(server, answer, signal)
  if (answer.ok) throw notSound(server, said)
  const complains = (answer.status === 400 || answer.status === 422) && /response_?format|\b(?:pcm|wav)\b/i.test(said)
  if (!complains || server.refused.size > 0) throw httpFailure(server, answer, said)
  server.refused.add(container)
  return askForSound(server, saying, signal)
}

function containerFor({ family, refused }: SpeechServer): Container {
  const [first, second] = family.bareSamples ? (['pcm', 'wav'] as const) : (['wav', 'pcm'] as const)
  return refused.has(first) ? second : first
}

function bodyOf({ model }: SpeechServer, { text, voice, speed }: Saying, container: Container): string {
  const pace = speed === 1 ? {} : { speed }
  return JSON.stringify({ model, input: text, voice, response_format: container, ...pace })
}

const hasWords = ({ headers }: Answer): boolean =>
  /^(?:text\/|application\/json)/i.test(headers.get('content-type') ?? '')
