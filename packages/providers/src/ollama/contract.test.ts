import type { LlmRequest } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { describeLlm, type OpenLlm } from '@eva/testing/llm-contract'
import {
  ollamaError,
  type SimulatedModel,
  type SimulatedReply,
  startOllamaSimulator,
} from '@eva/testing/ollama-simulator'
import { defaultTokens } from '@eva/testing/openai-simulator'
import { createOllama } from './create-ollama.ts'

/** The simulator reads what the adapter sends, which is without half characters. */
const replyTo = ({ messages, maxTokens }: LlmRequest): string =>
  defaultTokens(messages.map(({ role, content }) => ({ role, content: content.toWellFormed() })))
    .slice(0, maxTokens)
    .join('')

const open =
  (model: SimulatedModel, failure: SimulatedReply): OpenLlm =>
  async () => {
    const simulator = await startOllamaSimulator({ models: [model] })
    const llm = await createOllama({ baseUrl: simulator.baseUrl, model: null, clock: createFakeClock() })
    return {
      llm,
      replyTo,
      failNext: () => simulator.replyNext(failure),
      idle: simulator.idle,
      dispose: simulator.close,
    }
  }

describeLlm('ollama, failing before the first token', open({ name: 'plain' }, ollamaError(500, 'broken')))
describeLlm(
  'ollama with a model that can think, failing after three tokens',
  open(
    { name: 'thinker:8b', capabilities: ['completion', 'thinking'], family: 'qwen3' },
    { type: 'stream', tokens: ['a', 'b', 'c'], ending: 'cut' },
  ),
)
