/** A chat request as the simulator read it from the wire. */
export type SimulatedChat = {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  /** `undefined` when nothing was said about it. */
  readonly think: boolean | string | undefined
  readonly options: { readonly numCtx: number | null; readonly numPredict: number | null }
}

/** What the simulator answers to one chat request. */
export type SimulatedReply = SimulatedAnswer | SimulatedFault

/** Tokens as a healthy server streams them, with the ending that was asked for. */
export type SimulatedAnswer = {
  readonly type: 'stream'
  /** May be endless; `num_predict` of the request cuts it with `done_reason: "length"`. */
  readonly tokens: Iterable<string>
  /** Pieces of `message.thinking` before the tokens; they count as tokens. @default [] */
  readonly thinking?: readonly string[]
  /** How it ends once the tokens are out. @default 'done' */
  readonly ending?: AnswerEnding
}

export type AnswerEnding =
  /** As it should: a last line with `done` and the counts. */
  | 'done'
  /** That line without counts, as it comes from some versions. */
  | 'done_uncounted'
  /** A polite end without that line. */
  | 'early_end'
  /** The connection breaks between two lines. */
  | 'cut'
  /** The connection breaks after the first two bytes of a four-byte character. */
  | 'cut_inside_character'
  /** Nothing more comes until the client goes. */
  | 'stall'
  /** A line with an error, then a polite end: what happens when the model's process dies. */
  | { readonly error: string }

/** What any route can be made to do instead of its work. */
export type SimulatedFault =
  /** An answer that is not a stream: the body goes out as it is. */
  | {
      readonly type: 'http'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body: string
    }
  /** Status 200 and a stream of exactly these bytes, each chunk a write of its own. */
  | {
      readonly type: 'bytes'
      readonly chunks: readonly (string | Uint8Array)[]
      readonly ending: 'end' | 'cut' | 'stall'
    }
  /** Takes the request and never answers. */
  | { readonly type: 'silence' }
  /** Drops the connection without an answer. */
  | { readonly type: 'refuse' }

/** An error answer as Ollama writes it. */
export const ollamaError = (status: number, error: string): SimulatedFault & { readonly type: 'http' } => ({
  type: 'http',
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ error }),
})
