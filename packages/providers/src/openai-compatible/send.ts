import type { Answer } from '../openai-http/answer.ts'
import { readWhole, sendOnce } from '../openai-http/send.ts'
import { httpFailure, unreachable } from './failure.ts'
import type { Server } from './server.ts'

/**
 * One request, once: no retry, no redirect followed.
 *
 * @throws EvaError `brain_unreachable` when no answer comes; the signal's reason when it aborts
 */
export async function send(
  server: Server,
  target: { readonly url: URL; readonly body: string | null },
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await sendOnce(server, target, signal)
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(server, 'connecting', thrown)
  }
}

/** The body of an answer that is not a stream. Throws the signal's reason when it aborts. */
export async function readBody(server: Server, answer: Answer, signal: AbortSignal): Promise<string> {
  try {
    return await readWhole(answer)
  } catch (thrown) {
    signal.throwIfAborted()
    throw unreachable(server, 'answering', thrown)
  }
}

/** Throws the error that a bad status stands for. */
export async function throwHttpFailure(server: Server, answer: Answer, signal: AbortSignal): Promise<never> {
  throw httpFailure(server, answer, await readBody(server, answer, signal))
}
