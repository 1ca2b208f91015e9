import { type ChatMessage, EvaError, type LlmRequest } from '@eva/core'
import type { Prompt, PromptMaker } from './prompt-maker.ts'
import { countOldest, withoutOldest } from './trim-history.ts'

/** The template's marks around one message: at most so many tokens in any known template. */
const MARK_TOKENS = 8

export type Room = {
  readonly prompts: PromptMaker
  countTokens(text: string): number
  /** Prompt and answer together. */
  readonly contextTokens: number
}

export type FittedPrompt = Prompt & {
  readonly messages: readonly ChatMessage[]
  /** How many of the oldest messages were left out. */
  readonly droppedMessages: number
  /** Room that is left for the answer; at least 1. */
  readonly answerTokens: number
}

/** What has to find room. */
export type Asked = Pick<LlmRequest, 'messages' | 'answerSoFar' | 'maxTokens'>

/**
 * The prompt with the oldest messages left out where the room is too small. `dropped` is how many were left out last time:
 * they stay out as long as that is enough, because a changed beginning would have to be read anew. Throws `brain_failed`
 * when the system prompt and the newest message alone are too long.
 */
export function fitPrompt(room: Room, asked: Asked, dropped: number): FittedPrompt {
  const { messages, answerSoFar = '', maxTokens } = asked
  // One token stays free: a sequence that is full would begin to forget its own beginning.
  const usable = room.contextTokens - 1
  const promptTokens = usable - Math.min(maxTokens, Math.floor(usable / 2))
  const attempt = (droppedMessages: number): FittedPrompt | null => {
    const kept = withoutOldest(messages, droppedMessages)
    const prompt = room.prompts.prompt(kept, answerSoFar)
    if (prompt.tokens.length > promptTokens) return null
    const answerTokens = Math.min(maxTokens, usable - prompt.tokens.length)
    return { ...prompt, messages: kept, droppedMessages, answerTokens }
  }
  const counted = (): number => {
    const counts = messages.map(({ content }) => room.countTokens(content) + MARK_TOKENS)
    return countOldest(messages, counts, promptTokens - room.countTokens(answerSoFar))
  }
  const fitted = attempt(dropped) ?? attempt(counted()) ?? attempt(messages.length)
  if (fitted !== null) return fitted
  throw new EvaError('brain_failed', `The message is longer than the ${promptTokens} tokens this brain can hold.`, {
    fix: 'Send a shorter message.',
  })
}
