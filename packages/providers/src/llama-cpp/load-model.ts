import { existsSync } from 'node:fs'
import { EvaError } from '@eva/core'
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel, NoBinaryFoundError } from 'node-llama-cpp'

export type LoadOptions = {
  readonly modelPath: string
  /** Room that all conversations together will need; a graphics card keeps so much of its memory free. */
  readonly roomTokens: number
  readonly gpu: 'auto' | false
  readonly onLoadProgress: (share: number) => void
  /** Is told what the library has to say, line by line; none of it goes to the terminal. */
  readonly onLog: (line: string) => void
}

export type LoadedModel = { readonly llama: Llama; readonly model: LlamaModel }

/** Loads the library for this machine and the model. Throws `model_unavailable`, with what to do about it. */
export async function loadModel({
  modelPath,
  roomTokens,
  gpu,
  onLoadProgress,
  onLog,
}: LoadOptions): Promise<LoadedModel> {
  if (!existsSync(modelPath)) {
    throw new EvaError('model_unavailable', `There is no model file at ${modelPath}.`, {
      fix: 'Set EVA_LOCAL_MODEL to the path of a GGUF file, or to hf:user/repository:quantisation to download one.',
    })
  }
  let complaint: string | null = null
  const llama = await openLlama(gpu, (level, line) => {
    if (line.trim() === '') return
    onLog(line.trim())
    if (isError(level)) complaint ??= line
  })
  try {
    const model = await llama.loadModel({
      modelPath,
      gpuLayers: llama.gpu === false ? 0 : { fitContext: { contextSize: roomTokens } },
      defaultContextFlashAttention: true,
      // Models with sliding windows forget their prefix otherwise, and would read every conversation anew at each turn.
      defaultContextSwaFullCache: true,
      onLoadProgress,
    })
    return { llama, model }
  } catch (thrown) {
    await llama.dispose()
    throw new EvaError(
      'model_unavailable',
      `The model ${modelPath} could not be loaded: ${reasonOf(thrown, complaint)}.`,
      {
        cause: thrown,
        fix: 'Check that the file is a whole GGUF model for chat and that there is enough free memory for it.',
      },
    )
  }
}

const isError = (level: LlamaLogLevel): boolean => level === LlamaLogLevel.error || level === LlamaLogLevel.fatal

/** Longest reason that is passed on, in characters. */
const MAX_REASON_CHARS = 200

/** Why a model could not be loaded, on one line; a damaged file's own bytes can stand in what the library says of it. */
function reasonOf(thrown: unknown, complaint: string | null): string {
  // Its reader of headers takes them at their word: a damaged one makes it count past the end.
  if (thrown instanceof RangeError || thrown instanceof TypeError) return 'its header cannot be read'
  const words = complaint ?? (thrown instanceof Error ? thrown.message : '')
  const plain = words
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, MAX_REASON_CHARS)
    .replace(/\.$/, '')
  return plain === '' ? 'the library does not say why' : plain
}

async function openLlama(gpu: 'auto' | false, logger: (level: LlamaLogLevel, line: string) => void): Promise<Llama> {
  try {
    return await getLlama({
      gpu,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      // What it wants to log before it has the logger goes to the terminal; at this level that is nothing.
      logLevel: LlamaLogLevel.error,
      logger,
    })
  } catch (thrown) {
    const message =
      thrown instanceof NoBinaryFoundError
        ? 'The embedded brain has no prebuilt library for this machine.'
        : 'The embedded brain could not be started.'
    throw new EvaError('model_unavailable', message, {
      cause: thrown,
      fix: 'Install again without omitting optional dependencies, or use another brain (EVA_LLM).',
    })
  }
}
