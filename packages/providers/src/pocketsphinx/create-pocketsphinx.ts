import { type ComponentHealth, type Ear, type EarInfo, EvaError, HEARING_RATE, type Heard, type Pcm } from '@eva/core'
import { createEarLine, NOTHING } from '../ear-line/index.ts'
import { type Decoder, DecoderEnded, startDecoder } from './decoder.ts'
import type { PocketsphinxProgram } from './find-program.ts'

const EAR: EarInfo = {
  id: 'pocketsphinx',
  name: 'PocketSphinx',
  provider: 'pocketsphinx',
  languages: ['en'],
  installed: true,
  isBasic: true,
  isStreaming: false,
}

/** Twenty times what a slow machine takes for the longest utterance, model and all. */
const HANGS_AFTER_MS = 60_000

/** −54 dB of full scale. Releases from 5 on hear a word in perfect silence. */
const SILENT_BELOW = 64

export type PocketsphinxOptions = {
  /** @default 60,000 ms */
  readonly hangsAfterMs?: number
  /** Told of each process that is started; for the log. */
  readonly onStarted?: (decoder: Pick<Decoder, 'pid'>) => void
}

/**
 * An English ear of the old school, which needs neither a graphics card nor the network: CMU's PocketSphinx. Costs
 * nothing until it hears or is checked; then a process reads the model (half a second) and keeps it. An utterance that is
 * aborted costs that process; the next one is started at once, before anybody waits for it.
 */
export function createPocketsphinx(program: PocketsphinxProgram, options: PocketsphinxOptions = {}): Ear {
  const { hangsAfterMs = HANGS_AFTER_MS, onStarted = () => {} } = options
  let starting: Promise<Decoder> | undefined

  /** The decoder, started now if there is none or it died while nobody spoke. */
  async function decoder(): Promise<Decoder> {
    if (starting !== undefined && (await starting).hasEnded) starting = undefined
    starting ??= startDecoder(program).then((started) => {
      onStarted(started)
      return started
    })
    return starting
  }

  function replace(): void {
    void starting?.then((dead) => dead.kill()).catch(() => 'it never began: there is nothing to end')
    starting = undefined
  }

  async function understand(samples: Pcm, signal: AbortSignal): Promise<Heard> {
    if (samples.every((sample) => Math.abs(sample) < SILENT_BELOW)) return NOTHING
    let hung = false
    const stop = (): void => {
      replace()
      if (!line.closing.aborted) void decoder().catch(() => 'told to whoever speaks next')
    }
    const watchdog = setTimeout(() => {
      hung = true
      replace()
    }, hangsAfterMs)
    try {
      const current = await decoder()
      signal.throwIfAborted()
      signal.addEventListener('abort', stop, { once: true })
      return { ...NOTHING, text: await current.recognise(samples) }
    } catch (thrown) {
      signal.throwIfAborted()
      replace()
      throw hung ? new EvaError('ear_failed', 'PocketSphinx hung.') : failure(thrown)
    } finally {
      clearTimeout(watchdog)
      signal.removeEventListener('abort', stop)
    }
  }

  const line = createEarLine({
    name: 'pocketsphinx',
    // The decoder takes a core for itself.
    atOnce: 1,
    obstacle: (ear) => (ear === EAR.id ? null : new EvaError('ear_failed', `pocketsphinx has no ear called "${ear}".`)),
    understand: (samples, { signal }) => understand(samples, signal),
  })

  async function check(signal: AbortSignal): Promise<ComponentHealth> {
    const fromMs = performance.now()
    try {
      const options = { ear: EAR.id, language: 'en', context: '', signal }
      await line.hear(HUM, options)
      const latencyMs = performance.now() - fromMs
      return { ok: true, detail: `${program.decoder}, American English`, latencyMs }
    } catch (thrown) {
      signal.throwIfAborted()
      if (!(thrown instanceof EvaError)) throw thrown
      const detail = [thrown.message, thrown.fix].filter(Boolean).join(' ')
      return { ok: false, detail, latencyMs: performance.now() - fromMs }
    }
  }

  return {
    specification: 'v1',
    id: 'pocketsphinx',
    ears: [EAR],
    hear: line.hear,
    open() {
      throw new EvaError('ear_failed', 'PocketSphinx does not hear along.')
    },
    check,
    async close() {
      line.close()
      replace()
    },
  }
}

/** A fifth of a second that is not silent, and no word either. */
const HUM: Pcm = Int16Array.from({ length: HEARING_RATE / 5 }, (_, index) => 200 * Math.sin(index / 20))

function failure(thrown: unknown): EvaError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  if (!(thrown instanceof DecoderEnded)) {
    return new EvaError('ear_failed', `PocketSphinx cannot be started: ${reason}`, { cause: thrown })
  }
  const fix = 'See that its model is installed: apt-get install pocketsphinx-en-us.'
  return new EvaError('ear_failed', `PocketSphinx ended: ${reason}.`, { fix })
}
