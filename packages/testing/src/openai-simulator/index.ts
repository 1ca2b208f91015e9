/** Starts a server that speaks OpenAI's streaming chat completions as scripted. `main.ts` is the same by hand. */

/** What it remembers of each request. */
export type { SimulatedCall } from './call-log.ts'
/** What it answers when nothing is scripted, as tokens. */
export { defaultTokens, words } from './default-reply.ts'
/** What it can answer, good and bad. */
export {
  errorReply,
  type SimulatedBytes,
  type SimulatedHttp,
  type SimulatedReply,
  type SimulatedRequest,
  type SimulatedStream,
  type StreamEnding,
} from './reply.ts'
export { type OpenAiSimulator, type OpenAiSimulatorOptions, startOpenAiSimulator } from './start-openai-simulator.ts'
