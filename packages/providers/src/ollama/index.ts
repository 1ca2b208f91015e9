/** Brain `ollama`: a model behind Ollama's own API. */

export { createOllama, type OllamaBrain, type OllamaOptions } from './create-ollama.ts'
/** Where Ollama runs the model. */
export type { OllamaDevice } from './device.ts'
/** Whether one is running, and what it has. */
export { discoverOllama } from './discover-ollama.ts'
export type { OllamaModel } from './installed-models.ts'
