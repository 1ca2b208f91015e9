import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** How often to look whether npm's shell, which started us, is still there: a stop should not feel late. */
const PARENT_CHECK_MS = 250

/** What a shell reports for a process that a signal ended: 128 plus the signal's number. */
const SIGNAL_EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

/**
 * @typedef {object} Command
 * @property {string} file
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Added to our own environment.
 */

/**
 * Runs a command to its end and keeps what it printed for the case that it fails. A signal stops the command, then us.
 *
 * @param {Command} command
 * @returns {Promise<{ code: number, output: string }>} The exit code (127: it could not be started) and stdout and stderr together.
 */
export function runQuietly(command) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command.file, command.args, { ...spawnOptions(command), stdio: ['ignore', 'pipe', 'pipe'] })
    const signals = forwardSignals(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => {
      signals.stop()
      resolve({ code: 127, output: String(error) })
    })
    child.on('close', (code, signal) => {
      signals.stop()
      if (signals.received) process.kill(process.pid, signals.received)
      else resolve({ code: exitCodeOf(code, signal), output })
    })
  })
}

/**
 * Hands the terminal over to a command and waits for its end. The command gets each signal once, and never outlives us:
 *
 * - Ctrl-C in a terminal reaches every process of the foreground group by itself, so it is not passed on again.
 * - Anything else is sent to us alone and passed on. npm repeats the signals that it gets, so a repetition is dropped.
 * - Between npm and us sits a shell that dies of a signal instead of passing it on: its end, or npm's, is our signal.
 * - Where we are killed and can pass nothing on, the command's channel to us closes: Eva's server stops at that.
 *
 * @param {Command} command
 * @returns {Promise<number>} The command's exit code; 128 + n where signal n ended it.
 */
export function handOver(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...spawnOptions(command),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    const signals = forwardSignals(child)
    const stopWatching = watchNpm(() => signals.received ?? child.kill('SIGTERM'))
    const release = () => {
      signals.stop()
      stopWatching()
    }
    child.on('error', (error) => {
      release()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      release()
      resolve(exitCodeOf(code, signal))
    })
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ readonly received: NodeJS.Signals | undefined, stop(): void }} The first signal that came; `stop` takes the handlers off.
 */
function forwardSignals(child) {
  const sentByTerminal = Boolean(process.stdin.isTTY)
  /** @type {NodeJS.Signals | undefined} */
  let received
  /** @type {Set<NodeJS.Signals>} */
  const justSent = new Set()
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    received ??= signal
    if (signal === 'SIGINT' && sentByTerminal) return
    if (justSent.has(signal)) return
    justSent.add(signal)
    setTimeout(() => justSent.delete(signal), 500).unref()
    child.kill(signal)
  }
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  return {
    get received() {
      return received
    },
    stop() {
      for (const signal of signals) process.off(signal, forward)
    },
  }
}

/**
 * @param {() => void} stop Called once, when npm or its shell is gone.
 * @returns {() => void} Ends the watch.
 */
function watchNpm(stop) {
  if (!process.env.npm_execpath) return () => {}
  const before = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === before) return
    clearInterval(timer)
    stop()
  }, PARENT_CHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Our parent and, where the system has /proc, its parent: the shell and npm. They change when one of the two ends. */
function ancestors() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8')
    return `${process.ppid} ${/^PPid:\t(\d+)$/m.exec(status)?.[1]}`
  } catch {
    return `${process.ppid}`
  }
}

/**
 * npm by the path npm itself gave us, so that no shell and no PATH is needed; otherwise by name.
 *
 * @param {string[]} args
 * @returns {{ file: string, args: string[] }}
 */
export function npm(args) {
  const execPath = process.env.npm_execpath ?? ''
  if (/^np[mx]-cli\.[cm]?js$/.test(path.basename(execPath))) {
    return { file: process.execPath, args: [path.join(path.dirname(execPath), 'npm-cli.js'), ...args] }
  }
  // Windows starts `npm.cmd` through a shell only. Every argument we pass is a constant of ours, so nothing needs quoting.
  return process.platform === 'win32'
    ? { file: 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] }
    : { file: 'npm', args }
}

/** @param {Command} command */
function spawnOptions({ cwd, env }) {
  return { cwd, env: { ...process.env, ...env }, windowsHide: true }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  if (code !== null) return code
  return SIGNAL_EXIT_CODES[/** @type {keyof typeof SIGNAL_EXIT_CODES} */ (signal)] ?? 1
}
