import type { ComponentHealth } from '@eva/core'
import { failedCheck, parseJson, readBody, readModelList, send } from '../openai-http/index.ts'
import { httpFailure } from './failure.ts'
import { modelThatHears, usualModel } from './models.ts'
import type { TranscriptionServer } from './server.ts'

/** Asks for the models, which shows address, key and model without costing anything; learns the model where none is configured. */
export async function checkServer(server: TranscriptionServer, signal: AbortSignal): Promise<ComponentHealth> {
  const fromMs = server.clock.nowMs()
  const latencyMs = (): number => server.clock.nowMs() - fromMs
  try {
    const models = await listModels(server, signal)
    server.model = server.configuredModel ?? modelThatHears(models ?? []) ?? server.model
    const { model, base } = server
    if (models?.includes(model)) return { ok: true, detail: `${model} at ${base.origin}`, latencyMs: latencyMs() }
    const told =
      models === null ? 'which lists no models' : `which does not list it; mend ${server.keys.model} if it refuses`
    // Servers of one's own answer to names that they do not list; the known services list every name that they know.
    const ok = models === null || usualModel(base.at('/').hostname) === null
    return { ok, detail: `${model} at ${base.origin}, ${told}`, latencyMs: latencyMs() }
  } catch (thrown) {
    return failedCheck(thrown, signal, latencyMs())
  }
}

/** The names of its models; `null` for a server that lists none. */
async function listModels(server: TranscriptionServer, signal: AbortSignal): Promise<readonly string[] | null> {
  const answer = await send(server, { url: server.base.at('/models'), body: null }, signal)
  const body = await readBody(server, answer, signal)
  if (answer.status === 401 || answer.status === 403 || answer.status >= 500) throw httpFailure(server, answer, body)
  const list = answer.ok ? parseJson(body) : undefined
  return readModelList(list)?.map(({ id }) => id) ?? null
}
