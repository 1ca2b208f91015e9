import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Longest that a child may take until it prints its address. */
const START_LIMIT_MS = 30_000

export type Child = { readonly address: string; stop(): Promise<void> }

/**
 * Starts a Node program and waits for a line in which it prints a loopback address. Its environment holds `PATH` and
 * `env`, so that a developer's own settings do not change what is measured.
 *
 * @returns the address without what follows the port, and a way to end the program
 */
export async function startChild(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Child> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    return { address: await addressOf(child), stop: () => end(child) }
  } catch (thrown) {
    await end(child)
    throw thrown
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no output to read')
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
  try {
    for await (const line of createInterface(child.stdout)) {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
      if (address === undefined) continue
      child.stdout.resume() // whatever it prints later must not stop it
      return address
    }
  } finally {
    clearTimeout(limit)
  }
  throw new Error(`${child.spawnargs.join(' ')} ended before it printed an address`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS)
  await exited
  clearTimeout(limit)
}
