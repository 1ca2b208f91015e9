import type { LlmRequest } from '@eva/core'
import type { Learnt } from './brain.ts'
import { refusedFields } from './optional-fields.ts'

/** https://github.com/ggml-org/llama.cpp/issues/21889: its last message stays open only for a model that does not think. */
const OPEN_MESSAGE_AND_THINKING = /prefill is incompatible with enable_thinking/i
/** How a template that wants the user's message last fails inside the server. */
const TEMPLATE_FAILED = /template|jinja|\broles?\b/i

/**
 * Remembers what a refused request shows of the server. That request is lost, since nothing is asked twice; the next
 * one goes without what was refused.
 */
export function learnFrom(learnt: Learnt, refusal: { status: number; body: string }, request: LlmRequest): void {
  const { status, body } = refusal
  const fields = refusedFields(status, body)
  for (const field of fields) learnt.refused.add(field)
  const goesOn = request.answerSoFar !== undefined && request.answerSoFar.trim() !== ''
  if (!goesOn) return
  if (OPEN_MESSAGE_AND_THINKING.test(body) && learnt.thoughts === 0) {
    // As good as a thought: it is told not to think from now on.
    learnt.thoughts = 1
    return
  }
  const isAboutOthers = fields.some((field) => field !== 'continue_final_message' && field !== 'add_generation_prompt')
  const isBad = status === 400 || status === 422 || (status === 500 && TEMPLATE_FAILED.test(body))
  if (isBad && !isAboutOthers) learnt.goesOn = false
}
