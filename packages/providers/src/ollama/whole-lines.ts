import { isRecord, parseJson } from '../openai-http/json.ts'
import { streamedFailure, unreadable } from './failure.ts'

/** Most characters of one line. A token's line has about two hundred. */
const LONGEST_LINE_CHARACTERS = 1_048_576

/**
 * Lets through the lines of a stream of JSON, each whole. Ollama's client writes a line that it cannot read to the
 * console and goes on as if it had not been there; here it is the end, and so is a line with an error.
 *
 * @param model who answers, for the errors
 * @throws EvaError `brain_*` or `model_unavailable`; whatever `body` throws
 */
export async function* wholeLines(
  body: AsyncIterable<Uint8Array>,
  model: string | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let kept = ''
  for await (const bytes of body) {
    const lines = (kept + decoder.decode(bytes, { stream: true })).split('\n')
    kept = lines.pop() ?? ''
    if (kept.length > LONGEST_LINE_CHARACTERS) throw unreadable()
    for (const line of lines) if (holdsPart(line, model)) yield encoder.encode(`${line}\n`)
  }
  kept += decoder.decode()
  if (holdsPart(kept, model)) yield encoder.encode(`${kept}\n`)
}

/** Whether there is anything in the line. */
function holdsPart(line: string, model: string | null): boolean {
  if (line.trim() === '') return false
  const part = parseJson(line)
  if (!isRecord(part)) throw unreadable()
  if (part.error !== undefined) throw streamedFailure(model, String(part.error))
  return true
}
