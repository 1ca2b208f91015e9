import type { LlmRequest } from '@eva/core'
import type { Brain } from './brain.ts'

/**
 * The body of a streaming chat request. An empty system prompt is left out: it says nothing, and some chat templates
 * refuse it. Half characters are replaced: not every JSON parser survives them.
 */
export function requestBody({ server, learnt }: Brain, model: string, request: LlmRequest): string {
  const messages = request.messages
    .filter(({ role, content }) => role !== 'system' || content !== '')
    .map(({ role, content }) => ({ role, content: content.toWellFormed() }))
  return JSON.stringify({
    model,
    messages,
    stream: true,
    ...(learnt.takesStreamOptions ? { stream_options: { include_usage: true } } : {}),
    [server.dialect.tokenLimit]: request.maxTokens,
    temperature: request.temperature,
  })
}
