import type { ServerResponse } from 'node:http'

/** An answer that is not what was asked for, or none. */
export type PlainReply =
  | {
      readonly type: 'http'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body: string | Uint8Array
    }
  /** The connection is dropped without a word. */
  | { readonly type: 'refuse' }
  /** Never a header. */
  | { readonly type: 'silence' }

/** `value` as JSON, with status 200 unless another is given. */
export const inJson = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): PlainReply & { readonly type: 'http' } => ({
  type: 'http',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
})

/** What is said of an error, in OpenAI's form. */
export const plainError = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): PlainReply & { readonly type: 'http' } =>
  inJson({ error: { message, type: 'invalid_request_error', param: null, code: null } }, status, headers)

/** Sends it; for `silence`, nothing ever. */
export function sendPlain(response: ServerResponse, reply: PlainReply): void {
  if (reply.type === 'http') response.writeHead(reply.status, reply.headers).end(reply.body)
  if (reply.type === 'refuse') response.destroy()
}
