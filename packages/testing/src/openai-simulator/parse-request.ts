import type { SimulatedRequest } from './reply.ts'

/** Reads a chat request as strictly as the real servers do; a string is the reason why it is refused. */
export function parseRequest(body: string): SimulatedRequest | string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return 'The body is not JSON.'
  }
  if (!isRecord(value)) return 'The body is not an object.'
  const { model, messages, stream, stream_options: streamOptions, temperature } = value
  if (typeof model !== 'string' || model === '') return '`model` is missing.'
  if (!Array.isArray(messages) || messages.length === 0 || !messages.every(isMessage)) {
    return '`messages` must be a list of {role, content}.'
  }
  if (stream !== true) return 'This server only streams: `stream` must be true.'
  const maxTokens = value.max_completion_tokens ?? value.max_tokens ?? null
  if (maxTokens !== null && !(typeof maxTokens === 'number' && Number.isInteger(maxTokens) && maxTokens > 0)) {
    return '`max_tokens` must be a positive whole number.'
  }
  return {
    model,
    messages,
    maxTokens,
    temperature: typeof temperature === 'number' ? temperature : null,
    wantsUsage: isRecord(streamOptions) && streamOptions.include_usage === true,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isMessage = (value: unknown): value is { role: string; content: string } =>
  isRecord(value) &&
  (value.role === 'system' || value.role === 'user' || value.role === 'assistant') &&
  typeof value.content === 'string'
