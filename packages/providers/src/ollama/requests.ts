import type { LlmRequest } from '@eva/core'
import type { ChatRequest, GenerateRequest } from 'ollama'
import type { ModelFacts } from './brain.ts'

/** The model stays in memory until Ollama ends: https://docs.ollama.com/faq (keep_alive). */
const FOR_EVER = -1

/**
 * Loads a model and says nothing. The options that decide how it is loaded are those of every later request; with any
 * other the first of these would load it again.
 */
export const loadRequest = ({ name, contextTokens }: ModelFacts): GenerateRequest & { readonly stream: false } => ({
  model: name,
  prompt: '',
  stream: false,
  keep_alive: FOR_EVER,
  options: { num_ctx: contextTokens },
})

/**
 * One turn. An answer that was begun goes in as the last message, the assistant's, which Ollama leaves open. An empty
 * system prompt is sent as it is, or the model would be given the one that it was installed with. Half characters are
 * replaced: not every JSON parser survives them.
 */
export function chatRequest(facts: ModelFacts, request: LlmRequest): ChatRequest & { readonly stream: true } {
  const { messages, answerSoFar, maxTokens, temperature } = request
  const begun = answerSoFar === undefined ? [] : [{ role: 'assistant', content: answerSoFar }]
  return {
    model: facts.name,
    messages: [...messages, ...begun].map(({ role, content }) => ({ role, content: content.toWellFormed() })),
    stream: true,
    keep_alive: FOR_EVER,
    ...(facts.think === undefined ? {} : { think: facts.think }),
    options: { num_ctx: facts.contextTokens, num_predict: maxTokens, temperature },
  }
}
