/** Something the person at the keyboard can put right: printed as its message alone, without a stack. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError'
}

/**
 * Runs one launcher command and turns a `LaunchError` into its message and exit code 1.
 *
 * @param {() => Promise<number>} command
 * @returns {Promise<number>} The exit code.
 */
export async function reportingErrors(command) {
  try {
    return await command()
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error
    console.error(error.message)
    return 1
  }
}
