import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import type { LoadedAnswer, NativePackageName } from './load-native.ts'

// The entry of the process that loads one library, says its version, and ends.

const LOADERS: Record<NativePackageName, () => Promise<unknown>> = {
  'node-llama-cpp': async () => {
    const { getLlama, LlamaLogLevel } = await import('node-llama-cpp')
    // Without the GPU, which has a check of its own: what is asked here is whether the library fits the processor.
    return getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.disabled,
    })
  },
  'sherpa-onnx-node': () => import('sherpa-onnx-node'),
}

const isKnown = (name: string): name is NativePackageName => name in LOADERS

function versionOf(name: string): string {
  const file = findPackageJSON(name, import.meta.url)
  const manifest: { version?: unknown } = file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8'))
  return String(manifest.version ?? '')
}

const answer = (message: LoadedAnswer): void => {
  process.send?.(message)
}

const [, , name = ''] = process.argv
try {
  if (isKnown(name)) await LOADERS[name]()
  answer({ version: versionOf(name) })
} catch (thrown) {
  answer({ reason: thrown instanceof Error ? thrown.message : String(thrown) })
}
