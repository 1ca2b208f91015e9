/** Every chunk says it was made at this second, so that the same request always gets the same bytes. */
const CREATED_S = 1_700_000_000

/** Seconds, as Groq counts them; the same for every answer. */
const TIMES = { queue_time: 0.020413, prompt_time: 0.002741, completion_time: 0.063135, total_time: 0.065876 } as const

export type WriteChunk = (delta: object | null, finishReason?: string | null, more?: object) => string

/** One event with one chunk; without a delta it has no choice at all, as the chunk that carries the count. */
export const chunkWriter =
  (model: string): WriteChunk =>
  (delta, finishReason = null, more = {}) => {
    const choices = delta === null ? [] : [{ index: 0, delta, logprobs: null, finish_reason: finishReason }]
    const envelope = { id: 'chatcmpl-simulated', object: 'chat.completion.chunk', created: CREATED_S, model }
    return `data: ${JSON.stringify({ ...envelope, choices, ...more })}\n\n`
  }

export const usageOf = (promptTokens: number, completionTokens: number) => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
})

/** The count where Groq puts it: in the last chunk that has a choice, among its times. */
export const xGroqUsage = (usage: ReturnType<typeof usageOf>): object => ({
  id: 'req_simulated',
  usage: { ...usage, ...TIMES },
})
