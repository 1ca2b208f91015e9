import * as z from 'zod/mini'

/**
 * Every error code that leaves Eva, with its HTTP status. Behaviour hangs on the code, never on the message.
 * The codes are part of the contract: add, never rename.
 */
export const HTTP_STATUS_BY_ERROR_CODE = {
  invalid_request: 400,
  invalid_frame: 400,
  unauthorized: 401,
  forbidden_host: 403,
  forbidden_origin: 403,
  not_found: 404,
  conversation_not_found: 404,
  turn_not_found: 404,
  model_not_found: 404,
  review_not_found: 404,
  memory_not_found: 404,
  device_not_found: 404,
  method_not_allowed: 405,
  model_busy: 409,
  review_running: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  storage_failed: 500,
  no_brain: 503,
  brain_failed: 503,
  face_unreachable: 502,
  brain_unreachable: 503,
  brain_rate_limited: 503,
  no_voice: 503,
  voice_failed: 503,
  voice_cannot_say: 400,
  no_ear: 503,
  ear_failed: 503,
  ear_rate_limited: 503,
  model_unavailable: 503,
  lan_unavailable: 503,
  shutting_down: 503,
  not_enough_space: 507,
} as const

export type ErrorCode = keyof typeof HTTP_STATUS_BY_ERROR_CODE

/** The body of every HTTP error answer; OpenAI's shape, so that its clients understand it. */
export const errorBodySchema = z.object({
  error: z.object({
    message: z.string(),
    type: z.enum(['invalid_request_error', 'authentication_error', 'rate_limit_error', 'server_error']),
    code: z.string(),
    param: z.nullable(z.string()),
  }),
})
export type ErrorBody = z.infer<typeof errorBodySchema>

/** Builds the HTTP body for an error code. `param` names the field at fault, if one is. */
export function errorBody(code: ErrorCode, message: string, param: string | null = null): ErrorBody {
  return { error: { message, type: errorType(HTTP_STATUS_BY_ERROR_CODE[code]), code, param } }
}

function errorType(status: number): ErrorBody['error']['type'] {
  if (status === 401) return 'authentication_error'
  if (status === 429) return 'rate_limit_error'
  return status < 500 ? 'invalid_request_error' : 'server_error'
}
