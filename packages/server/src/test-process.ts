import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach } from 'vitest'

const EVA = fileURLToPath(new URL('./cli/eva.ts', import.meta.url))

/** Room for a few processes to start on a busy machine, in ms. */
export const PROCESS_MS = 180_000

/** Her first line, whole: nothing of the address is still to come. */
const READY = /Eva is ready at (http:\/\/127\.0\.0\.1:\d+)\s/

export type Run = {
  readonly child: ChildProcess
  /** What came so far: all of it once `ended` has settled, any part of it before. Wait with `says` for what must come. */
  readonly output: () => string
  /** Resolves with all that came so far, as soon as it matches; rejects with all of it when the process ends without. */
  says(wanted: RegExp | string): Promise<string>
  readonly ended: Promise<number | null>
}

export type Processes = {
  /** A folder of this test's own; gone at its end. */
  folder(): string
  /** Runs `eva` with nothing of this machine's settings. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>, input?: string): Run
  /** Starts a server and waits until it says where it is; its other lines may still be on their way. */
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
    const waiting: (() => void)[] = []
    const wake = (): void => {
      for (const look of waiting.splice(0)) look()
    }
    const note = (chunk: string): void => {
      output += chunk
      wake()
    }
    const printed = [child.stdout, child.stderr].filter((stream) => stream !== null)
    for (const stream of printed) stream.setEncoding('utf8').on('data', note)
    child.stdin?.end(input)
    let isOver = false
    // Not 'close': it never comes for a child from which we disconnected.
    const ended = Promise.all([once(child, 'exit'), ...printed.map((stream) => once(stream, 'end'))]).then(
      ([[code]]) => {
        isOver = true
        wake()
        return typeof code === 'number' ? code : null
      },
    )

    async function says(wanted: RegExp | string): Promise<string> {
      for (;;) {
        if (typeof wanted === 'string' ? output.includes(wanted) : wanted.test(output)) return output
        if (isOver) throw new Error(`It ended without ${wanted}, and said: ${output}`)
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    }

    return { child, output: () => output, says, ended }
  }

  async function serve(environment: Readonly<Record<string, string>> = {}): Promise<Run & { address: string }> {
    const server = run(['serve'], environment)
    const said = await server.says(READY)
    return { ...server, address: READY.exec(said)?.[1] ?? '' }
  }

  return { folder: () => folder, run, serve }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
