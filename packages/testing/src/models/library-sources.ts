import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** The largest file that is wanted has 6 MB; anything near this limit is not it. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Files of llama.cpp's sources, which `node-llama-cpp` carries as a git bundle: what llama.cpp keeps for its own tests need
 * not be downloaded. Takes a second. Needs `git`.
 *
 * @param paths below the root of llama.cpp's repository
 */
export async function readSources(paths: readonly string[]): Promise<readonly Buffer[]> {
  const bundle = fileURLToPath(new URL('../llama/gitRelease.bundle', import.meta.resolve('node-llama-cpp')))
  const clone = await mkdtemp(join(tmpdir(), 'eva-llama-sources-'))
  try {
    await run('git', ['clone', '--quiet', '--bare', bundle, clone])
    const options = { encoding: 'buffer', maxBuffer: MAX_BYTES } as const
    const read = (path: string) => run('git', ['-C', clone, 'cat-file', 'blob', `HEAD:${path}`], options)
    return (await Promise.all(paths.map(read))).map(({ stdout }) => stdout)
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
}
