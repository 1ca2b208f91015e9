import { isRecord } from '../openai-http/json.ts'
import { ask, listModels } from './ask.ts'
import type { Brain, ModelFacts } from './brain.ts'
import { cannotChat, noChatModel, notOllama } from './failure.ts'
import { firstChatModel } from './installed-models.ts'

/** The architecture of a model that always thinks: https://docs.ollama.com/capabilities/thinking */
const ALWAYS_THINKS = /^gpt-?oss$/

/**
 * Which model answers, and how it is to be asked; learnt once.
 *
 * @throws EvaError `brain_*`, or `model_unavailable`; the signal's reason when it aborts
 */
export async function learnModel(brain: Brain, signal: AbortSignal): Promise<ModelFacts> {
  const { server, wanted, learnt } = brain
  if (learnt.model !== null) return learnt.model
  const model = wanted.model ?? (await firstModel(brain, signal))
  const shown: unknown = await ask(server, { model, reading: 'json', signal }, (client) => client.show({ model }))
  if (!isRecord(shown)) throw notOllama(server)
  // Versions before 0.6.4 do not tell what a model can do.
  const capabilities = Array.isArray(shown.capabilities) ? shown.capabilities : ['completion']
  if (!capabilities.includes('completion')) throw cannotChat(model)
  learnt.model = {
    name: model,
    contextTokens: Math.min(wanted.contextTokens, trainedFor(shown.model_info)),
    think: capabilities.includes('thinking') ? leastThinking(shown.details) : undefined,
  }
  return learnt.model
}

async function firstModel({ server }: Brain, signal: AbortSignal): Promise<string> {
  const installed = await listModels(server, signal)
  const first = firstChatModel(installed)
  if (first === null) throw noChatModel(installed)
  return first.name
}

/** The longest context that the model was trained for, tokens: `llama.context_length` and the like. */
function trainedFor(info: unknown): number {
  if (!isRecord(info)) return Number.POSITIVE_INFINITY
  const [, tokens] = Object.entries(info).find(([key]) => key.endsWith('.context_length')) ?? []
  return typeof tokens === 'number' && tokens > 0 ? tokens : Number.POSITIVE_INFINITY
}

const leastThinking = (details: unknown): false | 'low' =>
  isRecord(details) && ALWAYS_THINKS.test(String(details.family)) ? 'low' : false
