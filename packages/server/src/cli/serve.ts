import { flushCompileCache } from 'node:module'
import { networkInterfaces } from 'node:os'
import type { Eva } from '../assemble.ts'
import { realClock } from '../real-clock.ts'
import { askForPassword } from './ask-password.ts'
import { introduce } from './introduce.ts'
import { loadConfig } from './load-config.ts'
import { createLogger } from './logger.ts'
import { phoneLines } from './phone-lines.ts'

/** Two signals within this time are one, in ms. */
const SAME_SIGNAL_MS = 1_000

export type ServeOptions = {
  /** Listen in the network, too. */
  readonly lan?: boolean
  /** Ask for the password here before she starts. */
  readonly askPassword?: boolean
}

/** Starts Eva and says where she is and who answers; runs until SIGINT, SIGTERM, or the end of its launcher. */
export async function serve({ lan, askPassword }: ServeOptions, print: (line: string) => void): Promise<void> {
  const loaded = loadConfig()
  const config = lan === true ? { ...loaded, lan: { ...loaded.lan, on: true } } : loaded
  const chosen = askPassword === true ? await askForPassword() : null
  // After the configuration: a mistake in it is told at once, before anything is loaded.
  const { startEva } = await import('../start-eva.ts')
  const eva = await startEva(config, realClock, createLogger(config.logLevel), print)
  if (chosen !== null) await eva.phone.access.changePassword(chosen, null)
  for (const line of introduce(eva, eva.config, networkInterfaces())) print(line)
  for (const line of await phoneLines(eva, process.stdout.isTTY)) print(line)
  stopOnSignal(eva, print)
  // Afterwards: a server that is slow to answer does not keep anybody waiting.
  void eva.findAway().then((away) => {
    for (const { id, reason } of away) print(`  ! ${id} does not answer: ${reason}`)
  })
  // What was compiled by now makes the next start faster, however this one ends.
  flushCompileCache()
}

function stopOnSignal(eva: Eva, print: (line: string) => void): void {
  let stoppingSinceMs: number | null = null
  const stop = (): void => {
    const nowMs = realClock.nowMs()
    if (stoppingSinceMs !== null) {
      // A second signal means now; one that comes at once is the same, sent to the whole group of processes.
      if (nowMs - stoppingSinceMs > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    stoppingSinceMs = nowMs
    print('Eva is stopping.')
    eva.close().then(
      () => process.exit(0),
      (thrown: unknown) => {
        print(`Eva did not stop cleanly: ${thrown instanceof Error ? thrown.message : thrown}`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // The launcher was killed: whoever started her could not stop her any more.
  process.on('disconnect', stop)
  if (process.connected === false) stop()
}
