/** Names in `EVA_LLM`, in the order of `auto`. */
export const BRAIN_IDS = ['groq', 'openai', 'ollama', 'local', 'scripted'] as const
export type BrainId = (typeof BRAIN_IDS)[number]
