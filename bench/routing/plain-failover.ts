import { systemPromptOf } from '../../packages/server/src/persona.ts'
import { EVA } from '../../packages/server/src/settings/kept.ts'
import { type Ask, Times } from './people.ts'

type Place = { readonly id: string; readonly baseUrl: string; readonly model: string }

/**
 * What most programs do: try the first, and when that does not answer 200, the next. It knows nothing of quotas, and
 * what breaks after the first token is broken.
 */
export const plainFailover =
  (places: readonly Place[], { key, maxTokens }: { readonly key: string; readonly maxTokens: number }): Ask =>
  async (message) => {
    const times = new Times()
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
    for (const { id, baseUrl, model } of places) {
      const body = JSON.stringify({ model, messages: messagesOf(message), stream: true, max_tokens: maxTokens })
      const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', headers, body })
      if (response.ok) return times.outcome(id, await readAnswer(response, times))
      await response.text()
    }
    return times.outcome('nobody', false)
  }

/** Longer than any answer of the simulated brains takes when it goes well. */
const GIVE_UP_MS = 10_000

/** `true` when it came to its end. */
async function readAnswer({ body }: Response, times: Times): Promise<boolean> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  const limit = setTimeout(() => void reader?.cancel(), GIVE_UP_MS)
  let tail = ''
  try {
    for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
      const piece = decoder.decode(read.value, { stream: true })
      for (const _ of piece.matchAll(/"content":"[^"]/g)) times.token()
      tail = (tail + piece).slice(-20)
    }
  } catch {
    return false // the connection broke
  } finally {
    clearTimeout(limit)
  }
  return tail.includes('[DONE]')
}

const messagesOf = (message: string) => [
  { role: 'system', content: systemPromptOf(EVA) },
  { role: 'user', content: message },
]
