/** A chat request as the simulator read it from the wire. */
export type SimulatedRequest = {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  /** `max_completion_tokens`, or its older name `max_tokens`; `null` when neither was given. */
  readonly maxTokens: number | null
  readonly temperature: number | null
  /** Whether `stream_options.include_usage` asked for the count. */
  readonly wantsUsage: boolean
}

/** What the simulator answers to one chat request. */
export type SimulatedReply =
  | SimulatedStream
  | SimulatedHttp
  | SimulatedBytes
  /** Takes the request and never answers. */
  | { readonly type: 'silence' }
  /** Drops the connection without an answer. */
  | { readonly type: 'refuse' }

/** Tokens as a healthy server streams them, with the ending that was asked for. */
export type SimulatedStream = {
  readonly type: 'stream'
  /** May be endless; `maxTokens` of the request cuts it with `finish_reason: "length"`. */
  readonly tokens: Iterable<string>
  /** Pieces of `reasoning_content` sent before the tokens. */
  readonly reasoning?: readonly string[]
  /** Where the count goes, if the request wants it. @default 'last_chunk' */
  readonly usageIn?: 'last_chunk' | 'x_groq' | 'nowhere'
  /** How it ends once the tokens are out. @default 'done' */
  readonly ending?: StreamEnding
  /** @default the simulator's own delay */
  readonly firstTokenMs?: number
  /** @default the simulator's own delay */
  readonly tokenMs?: number
  /** After so many tokens comes a piece that is neither JSON nor UTF-8, and then the rest. @default never */
  readonly garbageAfter?: number
  /** Every event comes in two pieces, cut within a character where it has one of several bytes. @default false */
  readonly splitsCharacters?: boolean
}

export type StreamEnding =
  /** As it should: finish reason, count, `[DONE]`. */
  | 'done'
  /** Finish reason and count, then a polite end without `[DONE]`. */
  | 'no_done'
  /** A polite end without even a finish reason. */
  | 'early_end'
  /** The connection breaks between two events. */
  | 'cut'
  /** The connection breaks after the first two bytes of a four-byte character. */
  | 'cut_inside_character'
  /** Nothing more comes until the client goes. */
  | 'stall'
  /** An error object in the middle of the stream, then a polite end. */
  | { readonly error: Readonly<Record<string, unknown>> }

/** An answer that is not a stream, such as an error: the body goes out as it is. */
export type SimulatedHttp = {
  readonly type: 'http'
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** Status 200 and an event stream of exactly these bytes, each chunk a write of its own. */
export type SimulatedBytes = {
  readonly type: 'bytes'
  readonly chunks: readonly (string | Uint8Array)[]
  readonly ending: 'end' | 'cut' | 'stall'
}

/** An error answer in OpenAI's shape. `error` is the inside of the body's `error` object. */
export function errorReply(
  status: number,
  error: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): SimulatedHttp {
  return {
    type: 'http',
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ error }),
  }
}
