import { EventSourceParserStream } from 'eventsource-parser/stream'
import { type $ZodType, safeParse } from 'zod/v4/core'

/**
 * The events of an answer that is a stream (`text/event-stream`), each as its schema has it. What cannot be read is
 * passed over: a newer server says things that this page does not know yet. Ends with the stream, also where that was cut.
 */
export async function* readServerEvents<Event>(
  { body }: Response,
  schema: $ZodType<Event>,
): AsyncGenerator<Event, void> {
  if (body === null) return
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const parsed = safeParse(schema, parseJson(read.value.data))
      if (parsed.success) yield parsed.data
    }
  } catch {
    // The network or Eva went away: who reads sees that the last event is missing.
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
