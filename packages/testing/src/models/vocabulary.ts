import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const VOCABULARY = 'models/ggml-vocab-qwen2.gguf'
/** The vocabulary file has 6 MB; anything near this limit is not it. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * The real Qwen2 tokenizer as a GGUF file without tensors. `node-llama-cpp` carries llama.cpp's sources as a git bundle,
 * and llama.cpp keeps such files for its own tests: nothing has to be downloaded. Needs `git`.
 */
export async function readQwen2Vocabulary(): Promise<Buffer> {
  const bundle = fileURLToPath(new URL('../llama/gitRelease.bundle', import.meta.resolve('node-llama-cpp')))
  const clone = await mkdtemp(join(tmpdir(), 'eva-vocabulary-'))
  try {
    await run('git', ['clone', '--quiet', '--bare', bundle, clone])
    const { stdout } = await run('git', ['-C', clone, 'cat-file', 'blob', `HEAD:${VOCABULARY}`], {
      encoding: 'buffer',
      maxBuffer: MAX_BYTES,
    })
    return stdout
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
}
