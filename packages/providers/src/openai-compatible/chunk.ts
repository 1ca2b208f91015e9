import { isRecord, parseJson } from '../openai-http/json.ts'
import { type ProviderError, readProviderError } from '../openai-http/provider-error.ts'

export type Usage = { readonly promptTokens: number; readonly completionTokens: number }

/** One `chat.completion.chunk`, reduced to what a listener needs. */
export type Chunk =
  | {
      readonly type: 'delta'
      /** Empty when the chunk carries none. What the model thinks to itself is not part of it. */
      readonly content: string
      /** Whether it carries what the model thinks to itself, set apart (`reasoning…`) or where a thought begins. */
      readonly thinks: boolean
      /** The model has said its last word; the count may still come. */
      readonly finished: boolean
      readonly usage: Usage | null
    }
  | { readonly type: 'error'; readonly error: ProviderError }
  | { readonly type: 'unreadable' }

/** Reads the data of one event. Fields that it does not know are nobody's business. */
export function parseChunk(data: string): Chunk {
  const value = parseJson(data)
  if (!isRecord(value)) return { type: 'unreadable' }
  if (value.error !== undefined && value.error !== null) return { type: 'error', error: readProviderError(value) }
  const choice: unknown = Array.isArray(value.choices) ? value.choices[0] : undefined
  const { delta, finish_reason: finishReason } = isRecord(choice) ? choice : {}
  const said = isRecord(delta) ? delta : {}
  const content = typeof said.content === 'string' ? said.content : ''
  const thinks = isText(said.reasoning_content) || isText(said.reasoning) || content.trimStart().startsWith('<think>')
  const usage = parseUsage(value.usage) ?? parseUsage(isRecord(value.x_groq) ? value.x_groq.usage : null)
  return { type: 'delta', content, thinks, finished: isText(finishReason), usage }
}

function parseUsage(value: unknown): Usage | null {
  if (!isRecord(value)) return null
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = value
  return isCount(promptTokens) && isCount(completionTokens) ? { promptTokens, completionTokens } : null
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
