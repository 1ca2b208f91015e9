import { join, resolve } from 'node:path'
import type { DownloadProgress } from './download-file.ts'
import { type ModelShelfOptions, openModelShelf } from './model-shelf.ts'
import { parseModelSpec } from './model-spec.ts'

export type ResolveModelOptions = ModelShelfOptions & {
  readonly onProgress?: (progress: DownloadProgress) => void
  readonly signal?: AbortSignal
}

/**
 * The path of the model file that `spec` means (`EVA_LOCAL_MODEL`: a path, `hf:user/repository:quantisation` or
 * `hf:user/repository/file.gguf`), downloaded first if it is not there. One that is there is taken without asking anybody.
 * Throws as `ModelShelf.find` and `.download` do, or the signal's reason.
 */
export async function resolveModelFile(spec: string, options: ResolveModelOptions): Promise<string> {
  const { signal = new AbortController().signal, onProgress = () => {} } = options
  signal.throwIfAborted()
  const model = parseModelSpec(spec)
  if (model.type === 'path') return resolve(model.path)
  const shelf = openModelShelf(options)
  const present = await shelf.present(spec)
  if (present !== null) return join(shelf.folder, present)
  return shelf.download(await shelf.find(spec, signal), { signal, onProgress })
}
