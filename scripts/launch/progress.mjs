/** How often a log that is no terminal is told that work goes on. Well under the minute after which a CI log looks dead. */
const HEARTBEAT_MS = 20_000

/**
 * Shows that work goes on: one line that counts the seconds on a terminal, a line now and then in a log.
 * It writes to stderr, so that what a command prints on stdout stays clean.
 *
 * @template T
 * @param {string} what Said while it runs, e.g. "Installing packages".
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} What `work` gives.
 */
export async function showProgress(what, work) {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const live = Boolean(process.stderr.isTTY)
  /** @param {string} text */
  const say = (text) => process.stderr.write(live ? `\r\x1b[2K${text}` : `${text}\n`)

  say(`${what} …`)
  const timer = setInterval(() => say(`${what} … ${seconds()}`), live ? 1000 : HEARTBEAT_MS)
  try {
    const result = await work()
    say(`${what}: done in ${seconds()}`)
    return result
  } catch (error) {
    say(`${what}: failed after ${seconds()}`)
    throw error
  } finally {
    clearInterval(timer)
    if (live) process.stderr.write('\n')
  }
}
