import type { Pull } from '../models/index.ts'
import { type ProgressLine, progressLine } from './progress-line.ts'

type Print = (line: string) => void

/** What a command exits with when Ctrl-C ended it (128 + SIGINT). */
const INTERRUPTED = 130

/**
 * Shows a download until it has ended; Ctrl-C stops it and keeps what has come. Throws what went wrong.
 *
 * @param again the command that goes on from there
 * @param done what to say when it is here
 */
export async function followPull(
  begin: () => Promise<Pull>,
  { again, done, print }: { readonly again: string; readonly done: (id: string) => string; readonly print: Print },
): Promise<void> {
  let pull: Pull | null = null
  const stop = (): void => {
    // While the hub is still being asked there is nothing to keep.
    if (pull === null) process.exit(INTERRUPTED)
    pull.cancel()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  pull = await begin()
  const line = progressLine(process.stderr)
  for await (const state of pull.follow()) line.show(pull.id, state)
  await report(pull, line, again, (id) => print(done(id)), print)
}

async function report(pull: Pull, line: ProgressLine, again: string, done: Print, print: Print): Promise<void> {
  line.end()
  const { status, error, receivedBytes } = await pull.ended
  if (error !== null) throw error
  if (status !== 'cancelled') return done(pull.id)
  print(`Stopped. ${Math.round(receivedBytes / 1e6)} MB are kept: "${again}" goes on from there.`)
  process.exitCode = INTERRUPTED
}
