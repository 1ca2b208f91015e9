import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Environment } from './settings.ts'

const EVA = fileURLToPath(new URL('../../server/src/cli/eva.ts', import.meta.url))

/** A model may have to be loaded, ms. */
const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 10_000

/** What of a data folder makes an Eva the one that she is: the models with the choice among them, and the voices. */
const SHARED = ['models', 'voices'] as const

export type StartedEva = { readonly address: string; stop(): Promise<void> }

/** No Eva came up; the message holds what she said. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/**
 * Starts the Eva that would start here now, on a free port: this environment's settings and, from the data folder, its
 * models, the choice among them, and its voices. Her conversations are her own: what is asked for a review never stands
 * between a person's, and is gone when she stops, as she is when this process ends in whatever way but SIGKILL.
 *
 * @param dataDir the data folder that she shares models and voices with; she is sent nothing that would change them
 * @throws NotStarted, or the reason of the signal
 */
export async function startEva(
  environment: Environment,
  dataDir: string | null = null,
  signal: AbortSignal = new AbortController().signal,
): Promise<StartedEva> {
  signal.throwIfAborted()
  const folder = await mkdtemp(join(tmpdir(), 'eva-check-'))
  if (dataDir !== null) await share(dataDir, folder)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', EVA, 'serve'], {
    env: { NODE_ENV: 'production', ...environment, EVA_PORT: '0', EVA_HOST: '127.0.0.1', EVA_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const endWithUs = (): void => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', endWithUs)
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
      await exited
      clearTimeout(limit)
    }
    process.off('exit', endWithUs)
    await rm(folder, { recursive: true, force: true })
  }
  const giveUp = (): boolean => child.kill('SIGKILL')
  const limit = setTimeout(giveUp, START_LIMIT_MS)
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said += words
  })
  try {
    for await (const line of createInterface(child.stdout)) {
      said += `${line}\n`
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
      if (address === undefined) continue
      child.stdout.resume()
      return { address, stop }
    }
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', giveUp)
  }
  await stop()
  signal.throwIfAborted()
  throw new NotStarted(said.trim() === '' ? 'Eva ended before she was ready.' : said.trim())
}

/** By links: a model is too large to copy, and removing a link removes nothing else. */
async function share(dataDir: string, folder: string): Promise<void> {
  for (const name of SHARED) {
    const shared = join(dataDir, name)
    const isThere = await stat(shared).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (isThere) await symlink(shared, join(folder, name), 'junction')
  }
}
