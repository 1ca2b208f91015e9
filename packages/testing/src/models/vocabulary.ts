import { EvaError } from '@eva/core'
import { readSources } from './library-sources.ts'

const VOCABULARY = 'models/ggml-vocab-qwen2.gguf'

/** The real Qwen2 tokenizer as a GGUF file without tensors; llama.cpp keeps such files for its own tests. */
export async function readQwen2Vocabulary(): Promise<Buffer> {
  const [file] = await readSources([VOCABULARY])
  if (file === undefined) throw new EvaError('model_unavailable', `${VOCABULARY} could not be read.`)
  return file
}
