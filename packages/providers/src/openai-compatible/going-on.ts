import type { ChatMessage } from '@eva/core'
import type { Brain } from './brain.ts'
import type { OptionalFields } from './optional-fields.ts'

/** How an answer that another brain began is gone on with: the messages after the conversation, and fields for it. */
export type GoingOn = { readonly messages: readonly ChatMessage[]; readonly fields: OptionalFields }

const NOTHING: GoingOn = { messages: [], fields: {} }

/**
 * `owned_by` of servers that leave the last message open only when told so; they refuse to be told one half of it.
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html and sgl-project/sglang pull request 4226.
 * llama-server needs no telling, and versions before ggml-org/llama.cpp pull request 23012 would lose the assistant's
 * turn by it; so would LM Studio, Ollama and gateways that hand the fields on.
 */
const WANT_TO_BE_TOLD: ReadonlySet<string> = new Set(['vllm', 'sglang', 'aphrodite'])

const TOLD: OptionalFields = { continue_final_message: true, add_generation_prompt: false }

/** For models that answer whatever the last message is. By the user, since many templates take `system` only first. */
const INSTRUCTION: ChatMessage = {
  role: 'user',
  content:
    'Your last message was cut off. Continue it exactly after its last words, in the same language and voice. ' +
    'Repeat nothing of it, and say nothing about this.',
}

/** What a request carries so that the answer goes on after `answerSoFar`. A blank at its end would spoil its last token. */
export function goingOn({ server, learnt }: Brain, answerSoFar: string): GoingOn {
  const content = answerSoFar.trimEnd().toWellFormed()
  if (content === '') return NOTHING
  const said: ChatMessage = { role: 'assistant', content }
  const { lastMessage } = server.dialect
  if (lastMessage === 'answered' || !learnt.goesOn) return { messages: [said, INSTRUCTION], fields: {} }
  const told = lastMessage === 'ask' && learnt.owner !== null && WANT_TO_BE_TOLD.has(learnt.owner)
  return { messages: [said], fields: told ? TOLD : {} }
}
