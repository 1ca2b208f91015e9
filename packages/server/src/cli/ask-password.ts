import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'
import { PASSWORD_CHARS } from '@eva/protocol'
import { ConfigError } from '../config-error.ts'

/** Shows nothing of what is typed. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() })

/**
 * Asks for a password in the terminal, or takes the first line of what is piped in.
 *
 * @throws ConfigError for one that is too short or too long
 */
export async function askForPassword(input: Readable & { isTTY?: boolean } = process.stdin): Promise<string> {
  const isTerminal = input.isTTY === true
  if (isTerminal) process.stderr.write('Password for whoever comes from the network: ')
  const lines = createInterface({ input, output: nowhere(), terminal: isTerminal })
  try {
    const given = await lines.question('')
    if (isTerminal) process.stderr.write('\n')
    if (given.length >= PASSWORD_CHARS.min && given.length <= PASSWORD_CHARS.max) return given
    throw new ConfigError(`The password must have ${PASSWORD_CHARS.min} to ${PASSWORD_CHARS.max} characters.`)
  } finally {
    lines.close()
  }
}
