import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { EvaError, type Speech } from '@eva/core'
import { createPooledSpeech, openSpeechPool, type WorkerBirth } from '../speech-worker/index.ts'
import { toSsml } from './ssml.ts'
import { espeakVoiceInfos } from './voices.ts'

const PACKAGE = '@echogarden/espeak-ng-emscripten'

/**
 * Opens eSpeak NG: French first, then 138 other languages and accents (`espeak:fr`, `espeak:de`, …). Resolves at once;
 * the engine loads in its worker, and the first text waits for it. The package is optional because it is under GPL-3.0:
 * without it every voice is listed as not installed, and speaking and `check` say what to do.
 *
 * @param options.packageName the package to load, for tests of its absence
 */
export async function createEspeak(options: { readonly packageName?: string } = {}): Promise<Speech> {
  const engine = findPackage(options.packageName ?? PACKAGE)
  if (engine === undefined) return absentEspeak()
  return createPooledSpeech({
    id: 'espeak',
    voices: espeakVoiceInfos(true),
    defaultVoice: 'espeak:fr',
    pool: openSpeechPool({
      name: 'espeak',
      // One is enough: it speaks two hundred times faster than a person listens, and holds 24 MB of dictionaries.
      workers: 1,
      spawn: (stopWord) =>
        new Worker(new URL('./worker.ts', import.meta.url), {
          workerData: { stopWord, engine } satisfies WorkerBirth<string>,
        }),
    }),
    prepareText: toSsml,
  })
}

function findPackage(name: string): string | undefined {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve(name)).href
  } catch {
    return undefined
  }
}

function absentEspeak(): Speech {
  const absent = new EvaError('voice_failed', 'espeak is not installed.', {
    fix: `Run npm install ${PACKAGE} (licence GPL-3.0).`,
  })
  return {
    specification: 'v1',
    id: 'espeak',
    voices: espeakVoiceInfos(false),
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *speak(_text, { signal }) {
      signal.throwIfAborted()
      throw absent
    },
    check: async () => ({ ok: false, detail: `${absent.message} ${absent.fix}`, latencyMs: null }),
    close: async () => {},
  }
}
