import { describeLlm, type OpenLlm } from '@eva/testing/llm-contract'
import { defaultTokens, errorReply, type SimulatedReply, startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { createGroq, createOpenAi } from './presets.ts'

const clock = { nowMs: () => performance.now(), wallTimeMs: () => Date.now() }

/** The simulator reads what the adapter sends, which is without half characters. */
const replyTo = (request: { messages: readonly { role: string; content: string }[]; maxTokens: number }): string =>
  defaultTokens(request.messages.map(({ role, content }) => ({ role, content: content.toWellFormed() })))
    .slice(0, request.maxTokens)
    .join('')

const open =
  (failure: SimulatedReply, make: (baseUrl: string) => ReturnType<typeof createOpenAi>): OpenLlm =>
  async () => {
    const simulator = await startOpenAiSimulator({ models: ['simulated-model', 'llama-3.1-8b-instant'] })
    return {
      llm: make(simulator.baseUrl),
      replyTo,
      failNext: () => simulator.replyNext(failure),
      idle: simulator.idle,
      dispose: simulator.close,
    }
  }

describeLlm(
  'openai over the simulator, failing before the first token',
  open(errorReply(500, { message: 'broken' }), (baseUrl) => createOpenAi({ baseUrl, clock })),
)
describeLlm(
  'groq over the simulator, failing after three tokens',
  open({ type: 'stream', tokens: ['a', 'b', 'c'], ending: 'cut' }, (baseUrl) =>
    createGroq({ apiKey: 'gsk_test', baseUrl, clock }),
  ),
)
