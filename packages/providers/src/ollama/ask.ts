import { EvaError } from '@eva/core'
import { Ollama } from 'ollama'
import { isRecord } from '../openai-http/json.ts'
import type { Server } from './brain.ts'
import { missingModel, notOllama, type Refusal, refused, unreachable } from './failure.ts'
import { type Asking, fetchFrom } from './fetch-from.ts'
import { type OllamaModel, readInstalled } from './installed-models.ts'

/**
 * One request through Ollama's client. The client is made for it alone, which costs nothing: aborting one aborts
 * everything that its client is doing.
 *
 * @throws EvaError `brain_*`, or `model_unavailable` with the names of the models that are there; the signal's reason
 * when it aborts
 */
export async function ask<Answer>(
  server: Server,
  asking: Asking,
  work: (client: Ollama) => Promise<Answer>,
): Promise<Answer> {
  const { model, signal } = asking
  signal.throwIfAborted()
  try {
    return await work(new Ollama({ host: server.address.root, fetch: fetchFrom(server, asking) }))
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof EvaError) throw thrown
    if (thrown instanceof SyntaxError) throw notOllama(server)
    const refusal = refusalIn(thrown)
    if (refusal === null) throw unreachable(server, 'answering', thrown)
    if (model === null || refusal.status !== 404 || !/model/i.test(refusal.said)) throw refused(server, model, refusal)
    throw missingModel(model, await listModels(server, signal))
  }
}

/** The models that are installed, in Ollama's own order: what was changed last comes first. */
export async function listModels(server: Server, signal: AbortSignal): Promise<readonly OllamaModel[]> {
  const installed = readInstalled(
    await ask(server, { model: null, reading: 'json', signal }, (client) => client.list()),
  )
  if (installed === null) throw notOllama(server)
  return installed
}

/** What the client says of an answer with a bad status. */
const refusalIn = (thrown: unknown): Refusal | null =>
  thrown instanceof Error && isRecord(thrown) && typeof thrown.status_code === 'number'
    ? { status: thrown.status_code, said: thrown.message.trim() }
    : null
