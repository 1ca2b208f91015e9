import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nvidiaGpu } from './nvidia.ts'

const ONE = 'GPU-1, NVIDIA L4, 37, 10241, 23034, 61'
const TWO = 'GPU-2, NVIDIA T4, 0, 15000, 15360, 38'

describe.skipIf(process.platform === 'win32')('nvidia-smi as a tool', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-smi-'))
  })
  afterEach(async () => rm(folder, { recursive: true, force: true }))

  const env = () => ({ PATH: [folder, process.env.PATH].join(delimiter) })
  const source = (limitMs?: number) => nvidiaGpu(limitMs === undefined ? { env: env() } : { env: env(), limitMs })
  const read = (signal = new AbortController().signal) => source()(signal)
  /** Puts a tool of that name on the `PATH`, which notes how it was called. */
  const install = (script: string): Promise<void> =>
    writeFile(join(folder, 'nvidia-smi'), `#!/bin/sh\necho "$$ $1 $2" >> "${folder}/calls"\n${script}\n`, {
      mode: 0o755,
    })
  /** What it noted so far: whole lines. */
  const calls = async (): Promise<readonly string[]> => {
    const noted = await readFile(join(folder, 'calls'), 'utf8').catch(() => '')
    return noted.split('\n').slice(0, -1)
  }
  /** Resolves when the tool that was called first no longer runs. */
  async function ended(): Promise<void> {
    const pid = Number((await calls())[0]?.split(' ')[0])
    while (isRunning(pid)) await nextTurnOfLoop()
  }

  it('is asked once, in numbers only', async () => {
    await install(`echo '${ONE}'`)
    expect(await read()).toMatchObject({ maker: 'nvidia', name: 'NVIDIA L4', utilization: 37, memoryUsedMb: 10_241 })
    expect(await calls()).toEqual([expect.stringMatching(/--query-gpu=\S+ --format=csv,noheader,nounits$/)])
  })

  it('tells of several GPUs the one that this process uses', async () => {
    const apps = `1, GPU-2, 15000\\n${process.pid}, GPU-1, 900\\n`
    await install(`case "$1" in --query-gpu=*) printf '${ONE}\\n${TWO}\\n';; *) printf '${apps}';; esac`)
    expect(await read()).toMatchObject({ name: 'NVIDIA L4' })
  })

  it('tells of the fullest one where it does not know this process', async () => {
    await install(`case "$1" in --query-gpu=*) printf '${ONE}\\n${TWO}\\n';; *) exit 1;; esac`)
    expect(await read()).toMatchObject({ name: 'NVIDIA T4' })
  })

  it('is not there, or has no GPU', async () => {
    expect(await nvidiaGpu({ env: { PATH: folder } })(new AbortController().signal)).toBeNull()
    await install("echo 'No devices were found'; exit 6")
    expect(await read()).toBeNull()
  })

  it('fails when its driver does, or when it says nothing of use', async () => {
    await install("echo 'NVIDIA-SMI has failed'; exit 9")
    await expect(read()).rejects.toThrow(/NVIDIA-SMI has failed/)
    await install("echo 'something else'")
    await expect(read()).rejects.toThrow(/something else/)
  })

  it('is ended when it takes too long', async () => {
    await install('exec sleep 600')
    // On a busy machine it may not even have begun by then.
    for (let limitMs = 100; (await calls()).length === 0; limitMs *= 2) {
      await expect(source(limitMs)(new AbortController().signal)).rejects.toThrow()
    }
    await ended()
  })

  it('is ended when it does not stop talking', async () => {
    await install('while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done')
    await expect(read()).rejects.toThrow(/maxBuffer/)
    await ended()
  })

  it('is ended when nobody wants to know any more', async () => {
    await install('exec sleep 600')
    const stop = new AbortController()
    const reading = read(stop.signal)
    while ((await calls()).length === 0) await nextTurnOfLoop()
    stop.abort()
    await expect(reading).rejects.toThrow()
    await ended()
  })
})

const nextTurnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
