import type { ComponentHealth } from '@eva/core'
import { failedCheck } from '../openai-http/failed-check.ts'
import { follow } from '../openai-http/follow.ts'
import type { Brain } from './brain.ts'
import { learnFromList, listModels } from './list-models.ts'

/** Most model names that are said aloud when the configured one is not among them. */
const NAMES_SHOWN = 5

/** Asks the server for its models, which shows address, key and model without using any quota. */
export async function checkServer({ server, learnt, closing }: Brain, signal: AbortSignal): Promise<ComponentHealth> {
  const { id, keys, dialect, clock, endpoints } = server
  const from = clock.nowMs()
  const { controller, letGo } = follow(signal, closing)
  try {
    controller.signal.throwIfAborted()
    const models = await listModels(server, controller.signal)
    const latencyMs = clock.nowMs() - from
    learnFromList(learnt, models)
    if (learnt.model === null) return { ok: false, detail: `${id} has no model. Load one there.`, latencyMs }
    const names = models.map(({ id }) => id)
    if (names.includes(learnt.model)) {
      return { ok: true, detail: `${learnt.model} at ${endpoints.origin}`, latencyMs }
    }
    const some = names.slice(0, NAMES_SHOWN).join(', ') || 'nothing'
    const detail = `${id} does not list the model ${learnt.model}; it lists ${some}. Mend ${keys.model} if it refuses.`
    return { ok: !dialect.listsEveryModel, detail, latencyMs }
  } catch (thrown) {
    return failedCheck(thrown, signal, clock.nowMs() - from)
  } finally {
    letGo()
  }
}
