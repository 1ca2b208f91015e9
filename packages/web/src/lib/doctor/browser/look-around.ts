import type { MicrophoneTrouble } from '../../voice/microphone-trouble.ts'
import { type BrowserFound, found } from './browser-found.ts'

/** The parts of this browser that can be looked at without anybody's doing anything. */

/** @param local the same page at an address that browsers trust */
export const lookAtPage = (isSecure: boolean, local: string): BrowserFound =>
  isSecure
    ? found('good', { code: 'page_secure', facts: {} })
    : found('bad', { code: 'page_insecure', facts: { local } })

/** What a page of hers needs, by the name that people search for. */
export function lookAtEngine(scope: object): BrowserFound {
  const names = ['AudioWorkletNode', 'WebAssembly', 'Worker', 'WebSocket', 'AudioContext']
  const missing = names.filter((name) => !(name in scope))
  return missing.length === 0
    ? found('good', { code: 'engine_ready', facts: {} })
    : found('bad', { code: 'engine_lacks', facts: { missing: missing.join(', ') } })
}

/** @param storage throws where the browser forbids it */
export function lookAtStorage(storage: () => Pick<Storage, 'setItem' | 'getItem' | 'removeItem'>): BrowserFound {
  const KEY = 'eva-doctor'
  try {
    storage().setItem(KEY, KEY)
    const isKept = storage().getItem(KEY) === KEY
    storage().removeItem(KEY)
    if (isKept) return found('good', { code: 'storage_works', facts: {} })
  } catch {
    // Told below.
  }
  return found('warning', { code: 'storage_refused', facts: {} })
}

/** @param make throws where there is no sound at all */
export function lookAtAudio(
  make: () => Pick<AudioContext, 'state' | 'sampleRate' | 'baseLatency'> & { readonly outputLatency?: number },
): BrowserFound {
  try {
    const { state, sampleRate, baseLatency, outputLatency = 0 } = make()
    if (state !== 'running') return found('skipped', { code: 'audio_waits', facts: { sampleRate } })
    const latencyMs = Math.round((baseLatency + outputLatency) * 1_000)
    return found('good', { code: 'audio_runs', facts: { sampleRate, latencyMs } }, latencyMs)
  } catch {
    return found('bad', { code: 'audio_missing', facts: {} })
  }
}

/** What is known of the microphone before it is opened. */
export function lookAtMicrophone(isSecure: boolean, permission: PermissionState | null, local: string): BrowserFound {
  const trouble: MicrophoneTrouble | null = isSecure ? (permission === 'denied' ? 'denied' : null) : 'insecure'
  return trouble === null
    ? found('skipped', { code: 'microphone_untried', facts: {} })
    : found('bad', { code: 'microphone_refused', facts: { trouble, local } })
}
