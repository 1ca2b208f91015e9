import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const EVA = fileURLToPath(new URL('../../server/src/cli/eva.ts', import.meta.url))

/** A model may have to be loaded, ms. */
const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 10_000

export type StartedEva = { readonly address: string; stop(): Promise<void> }

/** No Eva came up; the message holds what she said. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted'
}

/**
 * Starts an Eva as anybody would, on a free port, with this environment's settings and a data folder of her own, which is
 * gone when she stops.
 *
 * @throws NotStarted
 */
export async function startEva(environment: Readonly<Record<string, string | undefined>>): Promise<StartedEva> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-check-'))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', EVA, 'serve'], {
    env: { NODE_ENV: 'production', ...environment, EVA_PORT: '0', EVA_HOST: '127.0.0.1', EVA_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
      await exited
      clearTimeout(limit)
    }
    await rm(folder, { recursive: true, force: true })
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
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
  }
  await stop()
  throw new NotStarted(said.trim() === '' ? 'Eva ended before she was ready.' : said.trim())
}
