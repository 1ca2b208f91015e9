import { levelOf } from '../../voice/level.ts'
import type { OpenMicrophone } from '../../voice/microphone.ts'
import { type BrowserFound, found } from './browser-found.ts'

/** Somebody says a few words meanwhile, in ms of sound. */
const LISTEN_MS = 2_000

/** A frame that is quieter than this holds no voice: 50 dB below the loudest. */
const QUIET_LEVEL = 0.003
/** A microphone that gives less than this gives nothing: even a silent room is louder. */
const SILENT_LEVEL = 0.00002
/** The loudest samples: what is louder is cut off there. */
const LOUDEST = 32_700
/** So many samples of a hundred may be cut off before it is heard. */
const CLIPPED_PERCENT = 0.2

/** What two seconds of a microphone sounded like. */
export type Listened = {
  /** The loudest frame, 0 to 1. */
  readonly level: number
  /** Share of samples that are cut off, 0 to 100. */
  readonly clippedPercent: number
  readonly sampleRate: number
}

/**
 * Opens the microphone and listens for two seconds.
 *
 * @param onLevel how loud it is now, 0 to 1, and how much of the time is over, 0 to 1
 */
export async function tryMicrophone(
  open: OpenMicrophone,
  deviceId: string | null,
  local: string,
  onLevel: (level: number, over: number) => void,
): Promise<BrowserFound> {
  const { promise, resolve } = Promise.withResolvers<'heard' | 'lost'>()
  const startedAtMs = performance.now()
  let level = 0
  let samples = 0
  let clipped = 0
  let wantedSamples = Number.POSITIVE_INFINITY
  const opened = await open(deviceId, {
    onFrame(pcm) {
      const now = levelOf(pcm)
      level = Math.max(level, now)
      samples += pcm.length
      for (const sample of pcm) if (Math.abs(sample) >= LOUDEST) clipped += 1
      onLevel(now, Math.min(1, samples / wantedSamples))
      if (samples >= wantedSamples) resolve('heard')
    },
    onLost: () => resolve('lost'),
  })
  if (!opened.ok) {
    return found('bad', { code: 'microphone_refused', facts: { trouble: opened.trouble, local } })
  }
  const openMs = performance.now() - startedAtMs
  const { sampleRate } = opened.microphone
  wantedSamples = (sampleRate * LISTEN_MS) / 1_000
  const outcome = await promise
  opened.microphone.close()
  if (outcome === 'lost') return found('bad', { code: 'microphone_refused', facts: { trouble: 'lost', local } })
  return judgeSound({ level, clippedPercent: (100 * clipped) / samples, sampleRate }, openMs)
}

/** @param openMs how long it took to open */
export function judgeSound({ level, clippedPercent, sampleRate }: Listened, openMs: number): BrowserFound {
  const latencyMs = Math.round(openMs)
  if (level < SILENT_LEVEL) return found('bad', { code: 'microphone_silent', facts: {} }, latencyMs)
  const decibels = Math.round(20 * Math.log10(level))
  if (level < QUIET_LEVEL) return found('warning', { code: 'microphone_quiet', facts: { decibels } }, latencyMs)
  if (clippedPercent > CLIPPED_PERCENT) {
    const percent = Math.round(clippedPercent * 10) / 10
    return found('warning', { code: 'microphone_clips', facts: { percent } }, latencyMs)
  }
  return found('good', { code: 'microphone_hears', facts: { decibels, sampleRate } }, latencyMs)
}
