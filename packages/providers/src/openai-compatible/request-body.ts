import type { ChatMessage, LlmRequest } from '@eva/core'
import type { Brain } from './brain.ts'
import { goingOn } from './going-on.ts'
import { allowed } from './optional-fields.ts'
import { withoutThinking } from './thinking.ts'

/**
 * The body of a streaming chat request. An empty system prompt is left out: it says nothing, and some chat templates
 * refuse it. Half characters are replaced: not every JSON parser survives them.
 */
export function requestBody(brain: Brain, model: string, request: LlmRequest): string {
  const { dialect } = brain.server
  const { refused, thoughts } = brain.learnt
  const messages = request.messages
    .filter(({ role, content }) => role !== 'system' || content !== '')
    .map(({ role, content }) => ({ role, content: content.toWellFormed() }))
  const further = goingOn(brain, request.answerSoFar ?? '')
  return JSON.stringify({
    model,
    messages: [...(dialect.begins === 'user' ? begunByUser(messages) : messages), ...further.messages],
    stream: true,
    [dialect.tokenLimit]: request.maxTokens,
    ...allowed(
      {
        stream_options: { include_usage: true },
        temperature: request.temperature,
        ...withoutThinking(dialect.thinking, model, thoughts),
        ...further.fields,
      },
      refused,
    ),
  })
}

/** What the user is taken to have said before a greeting: somebody came. */
const CAME: ChatMessage = { role: 'user', content: '…' }

/** The same conversation, with a user who was there first. */
function begunByUser(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const first = messages.findIndex(({ role }) => role !== 'system')
  return messages[first]?.role === 'assistant' ? messages.toSpliced(first, 0, CAME) : messages
}
