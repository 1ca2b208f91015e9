import { type ExecFileException, execFile } from 'node:child_process'

/** A tool that answers is done within a tenth of a second; one that waits for a driver is given up. */
const LIMIT_MS = 5_000
/** A line per GPU, or a page per GPU, and no more. */
const MAX_BYTES = 256 * 1024

export type ToolOptions = {
  /** @default the environment of this process; its `PATH` is where the tool is looked for */
  readonly env?: NodeJS.ProcessEnv
  /** After which the tool is ended. @default 5000 */
  readonly limitMs?: number
}

/** What became of a tool: not installed, or what it said and its exit status, which is not 0 when it failed. */
export type ToolOutcome =
  | { readonly type: 'missing' }
  | { readonly type: 'ended'; readonly status: number; readonly output: string }

/**
 * Runs a tool of the system beside this process, without a shell. Rejects when it says too much, takes too long or when
 * `signal` aborts; it is ended then.
 */
export function runTool(
  command: string,
  args: readonly string[],
  signal: AbortSignal,
  { env = process.env, limitMs = LIMIT_MS }: ToolOptions = {},
): Promise<ToolOutcome> {
  const options = {
    signal,
    env,
    timeout: limitMs,
    maxBuffer: MAX_BYTES,
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const
  return new Promise((resolve, reject) => {
    execFile(command, args, options, (error: ExecFileException | null, output) => {
      if (error === null) resolve({ type: 'ended', status: 0, output })
      else if (error.code === 'ENOENT') resolve({ type: 'missing' })
      else if (typeof error.code === 'number') resolve({ type: 'ended', status: error.code, output })
      else reject(error)
    })
  })
}
