import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The reviewer is a program of its own: it knows Eva by her address alone. */
const REVIEWER = fileURLToPath(new URL('../../../check/src/main.ts', import.meta.url))

/** `eva check`: hands its arguments over as they are. @returns the exit code */
export async function check(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', REVIEWER, ...args], {
    stdio: 'inherit',
  })
  // Ctrl-C reaches the reviewer by itself; it has an Eva to stop first.
  const wait = (): void => {}
  process.on('SIGINT', wait)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const [code] = await once(child, 'exit')
  process.off('SIGINT', wait)
  return typeof code === 'number' ? code : 1
}
