import { bench, start, test, verify } from './launch/commands.mjs'

/**
 * What the npm scripts call: `node scripts/launch.mjs start|test|bench|verify [args]`.
 *
 * Plain JavaScript without a dependency, because it runs before anything is installed and under whatever Node is there
 * (20 is enough). It installs what is missing, builds the pages when they are stale, picks a Node that can run Eva, and
 * hands over.
 *
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const commands = { start, test, bench, verify }

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  console.error('Usage: node scripts/launch.mjs start|test|bench|verify [arguments]')
  process.exit(2)
}
process.exitCode = await command(args)
