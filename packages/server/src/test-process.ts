import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect } from 'vitest'

const EVA = fileURLToPath(new URL('./cli/eva.ts', import.meta.url))

/** Room for a few processes to start on a busy machine, in ms. */
export const PROCESS_MS = 60_000

export type Run = {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

export type Processes = {
  /** A folder of this test's own; gone at its end. */
  folder(): string
  /** Runs `eva` with nothing of this machine's settings. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>, input?: string): Run
  /** Starts a server and waits until it says where it is. */
  serve(environment?: Readonly<Record<string, string>>): Promise<Run & { readonly address: string }>
}

/** Real `eva` processes for the tests of one file; each test gets a folder, and leaves nothing running. */
export function useProcesses(): Processes {
  let folder = ''
  const running: ChildProcess[] = []
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-cli-'))
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(end))
    await rm(folder, { recursive: true })
  })

  function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ''): Run {
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const env = { PATH, NODE_COMPILE_CACHE, EVA_DATA_DIR: folder, EVA_PORT: '0', ...environment }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', EVA, ...args], {
      env,
      cwd: folder,
      // The fourth as the launcher has it.
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    })
    running.push(child)
    let output = ''
    const note = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout?.on('data', note)
    child.stderr?.on('data', note)
    child.stdin?.end(input)
    const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
    return { child, output: () => output, ended }
  }

  async function serve(environment: Readonly<Record<string, string>> = {}): Promise<Run & { address: string }> {
    const server = run(['serve'], environment)
    await expect.poll(server.output, { timeout: PROCESS_MS }).toContain('Eva is ready at')
    return { ...server, address: /http:\/\/127\.0\.0\.1:\d+/.exec(server.output())?.[0] ?? '' }
  }

  return { folder: () => folder, run, serve }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
