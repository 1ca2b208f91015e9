import type { ChatMessage } from '@eva/core'
import {
  type ChatHistoryItem,
  type ChatModelResponse,
  type ChatWrapper,
  type LlamaModel,
  LlamaText,
  resolveChatWrapper,
  type Token,
} from 'node-llama-cpp'

export type Prompt = {
  /** Everything up to the place where the answer begins. */
  readonly tokens: readonly Token[]
  /** Marks and texts that end the answer, besides the model's own end-of-generation tokens. */
  readonly stopTokens: ReadonlySet<Token>
  readonly stopTexts: readonly string[]
}

export type PromptMaker = {
  /** The conversation, its last message the user's, in the words of the model's own template. */
  prompt(messages: readonly ChatMessage[]): Prompt
  /** The tokens that stay the same whatever the user says next. */
  beforeNextMessage(messages: readonly ChatMessage[]): readonly Token[]
}

export function createPromptMaker(model: LlamaModel): PromptMaker {
  const wrapper = resolveChatWrapper(model, { warningLogs: false })
  const response = beginningOfAnswer(wrapper)
  const prompt = (messages: readonly ChatMessage[]): Prompt => {
    const chatHistory = [...messages.map(toHistoryItem), { type: 'model', response } as const]
    const state = wrapper.generateContextState({ chatHistory })
    const opening = state.noPrefixTrigger?.type === 'response' ? [state.noPrefixTrigger.inject] : []
    return {
      tokens: LlamaText([state.contextText, ...opening]).tokenize(model.tokenizer),
      ...resolveStops(state.stopGenerationTriggers, model),
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

/**
 * A companion who answers by voice has no time to think first. Templates with thoughts get an empty, finished one; those
 * that name a channel for the plain answer (`noPrefixTrigger`) skip the channel for thoughts with it.
 */
function beginningOfAnswer(wrapper: ChatWrapper): ChatModelResponse['response'] {
  const { noPrefixTrigger } = wrapper.generateContextState({ chatHistory: [{ type: 'model', response: [] }] })
  if (noPrefixTrigger?.type === 'response' || wrapper.settings.segments?.thought === undefined) return []
  return [{ type: 'segment', segmentType: 'thought', text: '', ended: true }]
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
