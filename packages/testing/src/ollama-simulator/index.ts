/** Starts a server that speaks Ollama's own API as scripted. `main.ts` is the same by hand. */

/** A model that it has installed. */
export type { SimulatedModel } from './model.ts'
/** What it can answer, good and bad. */
export {
  type AnswerEnding,
  ollamaError,
  type SimulatedAnswer,
  type SimulatedChat,
  type SimulatedFault,
  type SimulatedReply,
} from './reply.ts'
export {
  type OllamaRoute,
  type OllamaSimulator,
  type OllamaSimulatorOptions,
  startOllamaSimulator,
} from './start-ollama-simulator.ts'
