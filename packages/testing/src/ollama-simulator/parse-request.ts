import type { SimulatedChat } from './reply.ts'

/** The members that `/api/chat` and `/api/generate` share, and the messages, which only the first has. */
export type ParsedRequest = SimulatedChat & {
  /** As sent: seconds, or a Go duration; `undefined` for the server's own five minutes. */
  readonly keepAlive: number | string | undefined
  readonly stream: boolean
  /** Only `/api/generate` has one. */
  readonly prompt: string
}

/** Reads a request as strictly as the real server does; a string is the reason why it is refused. */
export function parseRequest(body: string): ParsedRequest | string {
  if (body === '') return 'missing request body'
  const value = parseObject(body)
  if (value === null) return 'invalid character looking for beginning of value'
  const { model, messages = [], think, stream = true, prompt = '', keep_alive: keepAlive } = value
  if (typeof model !== 'string' || model === '') return 'model is required'
  if (!Array.isArray(messages) || !messages.every(isMessage)) {
    return 'json: cannot unmarshal into Go struct field ChatRequest.messages'
  }
  if (think !== undefined && typeof think !== 'boolean' && typeof think !== 'string') {
    return 'think must be a boolean or string ("high", "medium", "low", true, or false)'
  }
  if (keepAlive !== undefined && typeof keepAlive !== 'number' && typeof keepAlive !== 'string') {
    return 'Unsupported type of keep_alive'
  }
  const options = isRecord(value.options) ? value.options : {}
  return {
    model,
    messages,
    think,
    keepAlive,
    stream: stream === true,
    prompt: typeof prompt === 'string' ? prompt : '',
    options: { numCtx: numberOr(options.num_ctx), numPredict: numberOr(options.num_predict) },
  }
}

/** The object that `text` stands for, if it does. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMessage = (value: unknown): value is { role: string; content: string } =>
  isRecord(value) && typeof value.role === 'string' && typeof value.content === 'string'

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)
