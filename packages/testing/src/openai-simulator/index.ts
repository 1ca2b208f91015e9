/** Starts a server that speaks OpenAI's streaming chat completions as scripted. `main.ts` is the same by hand. */

/** What it remembers of each request. */
export type { SimulatedCall } from '../simulator/index.ts'
/** What can be done to its answers under way. */
export type { Interruption } from './answer-call.ts'
/** What it answers when nothing is scripted, as tokens, and how it goes on with what was begun. */
export { continuedTokens, defaultTokens, words } from './default-reply.ts'
/** How long it takes, and what goes wrong, and when. */
export type { Delay } from './delay.ts'
export type { Fault } from './fault.ts'
export type { ScheduledFault, When } from './fault-plan.ts'
/** Answers of Groq's as they stand on the wire. */
export {
  COUNT_IN_X_GROQ,
  ERROR_MID_STREAM,
  TOO_LARGE,
  TOO_MANY_TOKENS_PER_DAY,
  TOO_MANY_TOKENS_PER_MINUTE,
} from './groq-shapes.ts'
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
