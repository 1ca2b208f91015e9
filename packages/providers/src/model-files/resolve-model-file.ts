import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { asEvaError } from '@eva/core'
import { type DownloadProgress, downloadFile } from './download-file.ts'
import { fileUrl, findHubFile, matchesQuantisation } from './hub-files.ts'
import { type ModelSpec, parseModelSpec } from './model-spec.ts'

export type ResolveModelOptions = {
  /** Where downloaded models are kept, as `user/repository/file.gguf`. */
  readonly folder: string
  /** @default `HF_ENDPOINT` of the environment, else the public hub */
  readonly baseUrl?: string
  readonly onProgress?: (progress: DownloadProgress) => void
  readonly signal?: AbortSignal
  readonly fetch?: typeof fetch
}

const PUBLIC_HUB = 'https://huggingface.co'

/**
 * The path of the model file that `spec` means (`EVA_LOCAL_MODEL`: a path, `hf:user/repository:quantisation` or
 * `hf:user/repository/file.gguf`), downloaded first if it is not there. One that is there is taken without asking anybody.
 * Throws `model_unavailable` with what to do about it, or the signal's reason.
 */
export async function resolveModelFile(spec: string, options: ResolveModelOptions): Promise<string> {
  const { signal = new AbortController().signal, onProgress = () => {}, fetch = globalThis.fetch } = options
  signal.throwIfAborted()
  const model = parseModelSpec(spec)
  if (model.type === 'path') return resolve(model.path)
  const folder = resolve(options.folder, model.repository)
  const present = await findDownloaded(model, folder)
  if (present !== null) return present
  const baseUrl = options.baseUrl ?? process.env.HF_ENDPOINT ?? PUBLIC_HUB
  const file = await findHubFile(model, { baseUrl, fetch, signal })
  const target = join(folder, file.path)
  if (existsSync(target)) return target
  const url = fileUrl(model.repository, file.path, baseUrl)
  await downloadFile({ url, file, target, fetch, signal, onProgress }).catch((thrown: unknown) => {
    signal.throwIfAborted()
    throw asEvaError(thrown, 'model_unavailable', `${file.path} could not be stored in ${folder}.`)
  })
  return target
}

async function findDownloaded(model: Exclude<ModelSpec, { type: 'path' }>, folder: string): Promise<string | null> {
  if (!existsSync(folder)) return null
  const paths = await readdir(folder, { recursive: true })
  const found = paths.find((path) => {
    return model.type === 'file' ? path === join(model.file) : matchesQuantisation(path, model.quantisation)
  })
  return found === undefined ? null : join(folder, found)
}
