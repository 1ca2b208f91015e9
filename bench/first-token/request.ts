import type { LlmRequest } from '@eva/core'

/** Eva's answers and those of the other paths are equally long. */
export const ANSWER_TOKENS = 16

/** What every path that is not Eva asks the brain. */
export const requestOf = (message: string): LlmRequest => ({
  conversationId: 'bench',
  messages: [
    { role: 'system', content: 'You are Eva. Answer in a few short sentences.' },
    { role: 'user', content: message },
  ],
  maxTokens: ANSWER_TOKENS,
  temperature: 0.7,
})
