import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { EvaError } from '@eva/core'
import { parseModelSpec } from './model-spec.ts'

/** How every GGUF file begins: the name, the version as a little-endian u32, then how many tensors and keys follow, as u64. */
const MAGIC = 'GGUF'
const HEAD_BYTES = 8
const COUNTS_BYTES = 24
/** The largest models have a few thousand of each. Who believes a file that claims more would read it for hours. */
const MOST_ENTRIES = 1_000_000n
/** Version 1 is of the year 2023 and no longer read by llama.cpp. */
const VERSIONS: ReadonlySet<number> = new Set([2, 3])

/**
 * Looks whether a specification names something that could be a model: a file that begins as one, or a well-formed name
 * of the hub. Nothing is loaded or fetched. `null` when all is well, otherwise what is wrong, in words for a person; none
 * of the file's own bytes are in them.
 */
export async function whatIsWrongWith(spec: string): Promise<string | null> {
  try {
    const model = parseModelSpec(spec)
    return model.type === 'path' ? await whatIsWrongWithFile(resolve(model.path)) : null
  } catch (thrown) {
    if (thrown instanceof EvaError) return 'it is no name of a model'
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file'
    return code === 'EISDIR' ? 'it is a folder' : 'the file cannot be read'
  }
}

async function whatIsWrongWithFile(path: string): Promise<string | null> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(COUNTS_BYTES)
    const { bytesRead } = await file.read(head, 0, COUNTS_BYTES, 0)
    if (bytesRead < HEAD_BYTES || head.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'the file is not GGUF'
    const isPlausible = [8, 16].every((at) => head.readBigUInt64LE(at) <= MOST_ENTRIES)
    return isPlausible && VERSIONS.has(head.readUInt32LE(MAGIC.length))
      ? null
      : 'the file is damaged, or of a version that is not known'
  } finally {
    await file.close()
  }
}
