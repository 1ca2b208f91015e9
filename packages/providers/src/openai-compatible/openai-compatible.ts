import { EvaError, type Llm } from '@eva/core'
import { type Brain, nothingLearnt } from './brain.ts'
import { checkServer } from './check-server.ts'
import { listModels } from './list-models.ts'
import { describeServer, type OpenAiCompatibleOptions } from './server.ts'
import { streamTokens } from './stream-tokens.ts'

/**
 * A brain behind any server that speaks OpenAI's streaming chat completions. Opens nothing by itself; connections are
 * kept between requests.
 *
 * @throws EvaError `brain_failed` when the address or the key cannot be used
 */
export function createOpenAiCompatible(options: OpenAiCompatibleOptions): Llm {
  const server = describeServer(options)
  const closing = new AbortController()
  const brain: Brain = { server, closing: closing.signal, learnt: nothingLearnt(options.model) }
  return {
    specification: 'v1',
    id: server.id,
    get model() {
      return brain.learnt.model ?? 'its first model'
    },
    streamTokens: (request, signal) => streamTokens(brain, request, signal),
    check: (signal) => checkServer(brain, signal),
    listModels: async (signal) => (await listModels(server, signal)).map(({ id }) => id),
    async close() {
      closing.abort(new EvaError('brain_failed', `${server.id} has been closed.`))
      await server.connections.destroy()
    },
  }
}
