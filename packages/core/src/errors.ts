import type { ErrorCode } from '@eva/protocol'

export type EvaErrorOptions = ErrorOptions & {
  /** What the person can do about it, in one sentence. */
  readonly fix?: string
  /** The field of the request that is at fault. */
  readonly param?: string
  /** When the provider expects to work again, ms from now. */
  readonly retryAfterMs?: number
}

/** The only error that Eva throws on purpose; switch on `code`. Its message is fit to be shown and holds no secret. */
export class EvaError extends Error {
  override readonly name = 'EvaError'
  readonly code: ErrorCode
  readonly fix: string | undefined
  readonly param: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode, message: string, options: EvaErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.fix = options.fix
    this.param = options.param
    this.retryAfterMs = options.retryAfterMs
  }
}

/** Why a turn's signal was aborted: the listener spoke, pressed stop or sent something new. An outcome, not a failure. */
export class BargeIn extends Error {
  override readonly name = 'BargeIn'
}

/** Turns whatever was thrown into an `EvaError`; one that is already one stays itself. */
export function asEvaError(thrown: unknown, code: ErrorCode, message: string): EvaError {
  return thrown instanceof EvaError ? thrown : new EvaError(code, message, { cause: thrown })
}
