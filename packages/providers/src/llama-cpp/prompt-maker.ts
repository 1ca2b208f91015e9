import type { ChatMessage } from '@eva/core'
import { type ChatHistoryItem, type LlamaModel, LlamaText, type Token } from 'node-llama-cpp'
import { type ChatFormat, chatFormatOf } from './chat-format.ts'

export type Prompt = {
  /** Everything up to the place where the model goes on: the beginning of its answer, or the end of what was said of it. */
  readonly tokens: readonly Token[]
  /** Marks and texts that end the answer, besides the model's own end-of-generation tokens. */
  readonly stopTokens: ReadonlySet<Token>
  readonly stopTexts: readonly string[]
}

export type PromptMaker = {
  /**
   * The conversation, its last message the user's, in the words of the model's own template, and the beginning of the
   * answer as the message that the model is in the middle of.
   */
  prompt(messages: readonly ChatMessage[], answerSoFar?: string): Prompt
  /** The tokens that stay the same whatever the user says next. */
  beforeNextMessage(messages: readonly ChatMessage[]): readonly Token[]
}

/** The answer, of which the template writes only what stands before it. */
const UNSAID: ChatHistoryItem = { type: 'model', response: [] }
/** Models write a blank as the first character of the next word: one that stands alone before it is rare to them. */
const BLANKS_AT_END = /[^\S\n]+$/

export function createPromptMaker(model: LlamaModel, format: ChatFormat = chatFormatOf(model)): PromptMaker {
  const { wrapper, opening } = format
  const prompt = (messages: readonly ChatMessage[], answerSoFar = ''): Prompt => {
    const chatHistory = [...messages.map(toHistoryItem), UNSAID]
    const { contextText, stopGenerationTriggers } = wrapper.generateContextState({ chatHistory })
    const beginning = answerSoFar.replace(BLANKS_AT_END, '')
    return {
      tokens: LlamaText([contextText, opening, beginning]).tokenize(model.tokenizer),
      ...resolveStops(stopGenerationTriggers, model),
    }
  }
  return {
    prompt,
    beforeNextMessage(messages) {
      const [one, other] = ['a', '1'].map((content) => prompt([...messages, { role: 'user', content }]).tokens)
      const end = one?.findIndex((token, index) => token !== other?.[index]) ?? 0
      return one?.slice(0, end) ?? []
    },
  }
}

function toHistoryItem({ role, content }: ChatMessage): ChatHistoryItem {
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content }
}

function resolveStops(triggers: readonly LlamaText[], model: LlamaModel): Pick<Prompt, 'stopTokens' | 'stopTexts'> {
  const stopTokens = new Set<Token>()
  const stopTexts: string[] = []
  for (const trigger of triggers) {
    const [token, ...others] = trigger.tokenize(model.tokenizer)
    const isText = trigger.values.every((value) => typeof value === 'string')
    if (isText || others.length > 0) stopTexts.push(trigger.toString())
    else if (token !== undefined) stopTokens.add(token)
  }
  return { stopTokens, stopTexts: stopTexts.filter((text) => text !== '') }
}
