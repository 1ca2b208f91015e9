/**
 * Why there is no microphone; the page has a fix for each.
 * `insecure`: browsers open it only over https or on the machine itself. `denied`: by the person or the browser's
 * settings. `denied_by_system`: by the operating system. `missing`: none is plugged in. `in_use`: another program has it.
 * `lost`: it was unplugged. `unsupported`: the browser is too old. `failed`: it does not say why.
 */
export type MicrophoneTrouble =
  | 'insecure'
  | 'denied'
  | 'denied_by_system'
  | 'missing'
  | 'in_use'
  | 'lost'
  | 'unsupported'
  | 'failed'

/** What a browser's refusal of `getUserMedia` means. */
export function troubleOf(error: unknown): MicrophoneTrouble {
  if (!(error instanceof Error)) return 'failed'
  switch (error.name) {
    case 'NotAllowedError':
      // Chromium's words; other browsers do not tell the two apart.
      return /by system/i.test(error.message) ? 'denied_by_system' : 'denied'
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use'
    default:
      return 'failed'
  }
}
