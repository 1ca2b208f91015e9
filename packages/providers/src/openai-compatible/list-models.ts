import { EvaError } from '@eva/core'
import { parseJson } from '../openai-http/json.ts'
import { type ListedModel, readModelList } from '../openai-http/model-list.ts'
import { readBody, send } from '../openai-http/send.ts'
import type { Brain, Learnt } from './brain.ts'
import { httpFailure } from './failure.ts'
import type { Server } from './server.ts'

/**
 * The server's models in its own order (`GET /models`, which costs nothing).
 *
 * @throws EvaError `brain_*`; the signal's reason when it aborts
 */
export async function listModels(server: Server, signal: AbortSignal): Promise<readonly ListedModel[]> {
  const response = await send(server, { url: server.endpoints.models, body: null }, signal)
  const said = await readBody(server, response, signal)
  if (!response.ok) throw httpFailure(server, response, said)
  const models = readModelList(parseJson(said))
  if (models !== null) return models
  throw new EvaError('brain_failed', `${server.id} does not list its models.`, {
    fix: `See that ${server.keys.baseUrl} is the address of an OpenAI-compatible server.`,
  })
}

/** Remembers what the list shows: the model to ask for, unless one is configured, and whose it is. */
export function learnFromList(learnt: Learnt, models: readonly ListedModel[]): void {
  learnt.model ??= models[0]?.id ?? null
  learnt.owner = models.find(({ id }) => id === learnt.model)?.owner ?? models[0]?.owner ?? null
}

/** The model to ask for: the configured one, or the first that the server lists, remembered from then on. */
export async function modelOf({ server, learnt }: Brain, signal: AbortSignal): Promise<string> {
  if (learnt.model !== null) return learnt.model
  learnFromList(learnt, await listModels(server, signal))
  if (learnt.model === null) {
    throw new EvaError('model_unavailable', `${server.id} has no model.`, {
      fix: `Load a model there, or put its name into ${server.keys.model}.`,
    })
  }
  return learnt.model
}
