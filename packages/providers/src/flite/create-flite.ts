import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Speech } from '@eva/core'
import { createPooledSpeech, openSpeechPool, type WorkerBirth } from '../speech-worker/index.ts'
import { toEnglishAscii } from './english-text.ts'
import { compileFlite } from './flite-module.ts'
import { FLITE_VOICE_INFOS } from './voices.ts'

/**
 * One worker speaks a hundred times faster than a person listens; a second one only where a core is left for it, so that
 * a long answer does not make another conversation wait. Each holds about 40 MB.
 */
const defaultWorkers = (): number => (availableParallelism() >= 4 ? 2 : 1)

/**
 * Opens flite, the built-in English voice (`flite:slt` and four others). Resolves when it can speak.
 *
 * @throws EvaError `voice_failed` when its package is missing or broken
 */
export async function createFlite(options: { readonly workers?: number } = {}): Promise<Speech> {
  const engine = await compileFlite()
  const pool = openSpeechPool({
    name: 'flite',
    workers: options.workers ?? defaultWorkers(),
    spawn: (stopWord) =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { stopWord, engine } satisfies WorkerBirth<WebAssembly.Module>,
      }),
  })
  try {
    await pool.ready
  } catch (error) {
    await pool.close()
    throw error
  }
  return createPooledSpeech({
    id: 'flite',
    voices: FLITE_VOICE_INFOS,
    defaultVoice: 'flite:slt',
    pool,
    prepareText: toEnglishAscii,
  })
}
