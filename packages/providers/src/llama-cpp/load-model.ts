import { existsSync } from 'node:fs'
import { EvaError } from '@eva/core'
import { getLlama, type Llama, LlamaLogLevel, type LlamaModel, NoBinaryFoundError } from 'node-llama-cpp'

export type LoadOptions = {
  readonly modelPath: string
  /** Room that all conversations together will need; a graphics card keeps so much of its memory free. */
  readonly roomTokens: number
  readonly gpu: 'auto' | false
  readonly onLoadProgress: (share: number) => void
}

export type LoadedModel = { readonly llama: Llama; readonly model: LlamaModel }

/** Loads the library for this machine and the model. Throws `model_unavailable`, with what to do about it. */
export async function loadModel({ modelPath, roomTokens, gpu, onLoadProgress }: LoadOptions): Promise<LoadedModel> {
  if (!existsSync(modelPath)) {
    throw new EvaError('model_unavailable', `There is no model file at ${modelPath}.`, {
      fix: 'Set EVA_LOCAL_MODEL to the path of a GGUF file, or to hf:user/repository:quantisation to download one.',
    })
  }
  const complaints: string[] = []
  const llama = await openLlama(gpu, (line) => complaints.push(line.trim()))
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
    const reason =
      complaints.find((line) => line !== '') ?? (thrown instanceof Error ? thrown.message : 'unknown reason')
    throw new EvaError('model_unavailable', `The model ${modelPath} could not be loaded: ${reason}`, {
      cause: thrown,
      fix: 'Check that the file is a whole GGUF model for chat and that there is enough free memory for it.',
    })
  }
}

async function openLlama(gpu: 'auto' | false, onComplaint: (line: string) => void): Promise<Llama> {
  try {
    return await getLlama({
      gpu,
      build: 'never',
      skipDownload: true,
      logLevel: LlamaLogLevel.error,
      logger: (_level, line) => onComplaint(line),
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
