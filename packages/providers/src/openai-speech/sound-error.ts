import { EvaError } from '@eva/core'

/** What came is no sound that can be played; `what` completes "The speech server sent …". */
export const badSound = (what: string, fix?: string): EvaError =>
  new EvaError('voice_failed', `The speech server sent ${what}.`, fix === undefined ? {} : { fix })
