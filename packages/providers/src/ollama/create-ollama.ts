import { type Clock, EvaError, type Llm } from '@eva/core'
import { openConnections } from '../openai-http/connections.ts'
import { follow } from '../openai-http/follow.ts'
import { parseOllamaUrl } from './address.ts'
import { listModels } from './ask.ts'
import type { Brain } from './brain.ts'
import { checkOllama } from './check-ollama.ts'
import { type OllamaDevice, readDevice } from './device.ts'
import { discoveryLimitMs } from './discover-ollama.ts'
import { learnModel } from './learn-model.ts'
import { preload } from './preload.ts'
import { streamTokens } from './stream-tokens.ts'

/** Room for Eva's longest prompts, some 5,000 tokens, and an answer. */
const CONTEXT_TOKENS = 8192

export type OllamaOptions = {
  /** `OLLAMA_URL`: with or without `http://`. */
  readonly baseUrl: string
  /** `OLLAMA_MODEL`; `null` for the first that is installed and can chat. */
  readonly model: string | null
  /** Never more than the model was trained for. @default 8192 */
  readonly contextTokens?: number
  readonly clock: Pick<Clock, 'nowMs' | 'sleep'>
}

/** Brain `ollama`. */
export type OllamaBrain = Llm & {
  /** Where the model runs, for statistics; `null` while Ollama cannot tell. Throws the signal's reason alone. */
  device(signal: AbortSignal): Promise<OllamaDevice | null>
  /** Resolves once the model is loaded, or could not be; never rejects. Begins with the brain by itself. */
  preload(): Promise<void>
}

/**
 * Brain `ollama`, over Ollama's own API. Has the model loaded in the background, and never has it unloaded. Resolves
 * soon in any case: an Ollama that is not running yet, or is slow to tell its models, is learnt from by a later `check`
 * or request.
 *
 * @throws EvaError `brain_failed` when the address cannot be used
 */
export async function createOllama({ baseUrl, model, contextTokens, clock }: OllamaOptions): Promise<OllamaBrain> {
  const closing = new AbortController()
  const brain: Brain = {
    server: { address: parseOllamaUrl(baseUrl), connections: openConnections() },
    clock,
    closing: closing.signal,
    wanted: { model, contextTokens: contextTokens ?? CONTEXT_TOKENS },
    learnt: { model: null, preloading: null, preloadFailure: null },
  }
  await begin(brain, clock)
  return {
    specification: 'v1',
    id: 'ollama',
    get model() {
      return brain.learnt.model?.name ?? model ?? 'its first model'
    },
    streamTokens: (request, signal) => streamTokens(brain, request, signal),
    check: (signal) => checkOllama(brain, signal),
    async listModels(signal) {
      const installed = await listModels(brain.server, signal)
      return installed.filter(({ chats }) => chats).map(({ name }) => name)
    },
    device: (signal) => deviceOf(brain, signal),
    preload: () => preload(brain),
    async close() {
      closing.abort(new EvaError('brain_failed', 'Ollama has been closed.'))
      await brain.server.connections.destroy()
    },
  }
}

/** Begins to load the model as soon as Ollama has told which; waits a moment for that. */
async function begin(brain: Brain, clock: OllamaOptions['clock']): Promise<void> {
  const told = new AbortController()
  const learning = learnModel(brain, brain.closing)
    .then(() => void preload(brain))
    .catch(() => {}) // said again to whoever asks next
    .finally(() => told.abort())
  const limit = clock.sleep(discoveryLimitMs(brain.server.address), told.signal).catch(() => {})
  await Promise.race([learning, limit])
}

async function deviceOf(brain: Brain, signal: AbortSignal): Promise<OllamaDevice | null> {
  const { controller, letGo } = follow(signal, brain.closing)
  try {
    const { name } = await learnModel(brain, controller.signal)
    return await readDevice(brain, name, controller.signal)
  } catch {
    signal.throwIfAborted()
    return null
  } finally {
    letGo()
  }
}
