import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ModelShape, QWEN2_5_0_5B, QWEN2_5_7B, TINY } from './shapes.ts'
import { readQwen2Vocabulary } from './vocabulary.ts'
import { writeRandomModel } from './write-gguf.ts'

/** Part of the file name: raise it when the bytes change, and every cached model is made anew. */
const CONTENT_VERSION = 1
/** `.eva/models` beside the sources; git ignores it. */
export const MODEL_FOLDER = fileURLToPath(new URL('../../../../.eva/models', import.meta.url))

/** A model of 11 MB that loads in a moment, for tests. Returns its path; made once, whoever asks first. */
export async function makeTinyModel(folder: string = MODEL_FOLDER): Promise<string> {
  return makeCached(TINY, folder)
}

/** A model of 350 MB with the exact shape of Qwen2.5 0.5B at Q4_0, for benchmarks. */
export async function makeBenchmarkModel(folder: string = MODEL_FOLDER): Promise<string> {
  return makeCached(QWEN2_5_0_5B, folder)
}

/** A model of 4.6 GB with the shape of Qwen2.5 7B at Q4_0, for benchmarks on a GPU. Takes minutes to make. */
export async function makeLargeBenchmarkModel(folder: string = MODEL_FOLDER): Promise<string> {
  return makeCached(QWEN2_5_7B, folder)
}

/** Writes `path` under another name first: under its own name a model is always whole. */
export async function makeModel(shape: ModelShape, path: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`
  try {
    await writeRandomModel(unfinished, shape, await readQwen2Vocabulary())
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function makeCached(shape: ModelShape, folder: string): Promise<string> {
  const path = join(folder, `random-${shape.name}-v${CONTENT_VERSION}.gguf`)
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true })
  await makeModel(shape, path)
  return path
}
