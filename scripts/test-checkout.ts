import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from './launch/root.mjs'

/** What the scripted npm does with one of its commands; a command that is not named here succeeds. */
export type NpmScript = { [command: string]: { code: number; says: string } }

/** One run of the launcher. */
export type Launch = { code: number | null; stdout: string; stderr: string }

/**
 * A checkout in a temporary folder: the real launcher, a scripted npm that writes down how it was called, and a server
 * that prints how it was called. It disposes of itself.
 */
export class TestCheckout implements Disposable {
  readonly root: string

  constructor(root: string) {
    this.root = root
  }

  write(file: string, text: string): void {
    const target = path.join(this.root, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8')
  }

  remove(file: string): void {
    rmSync(path.join(this.root, file), { recursive: true })
  }

  /** Sets what npm does from now on. */
  scriptNpm(script: NpmScript): void {
    this.write('npm-script.json', JSON.stringify(script))
  }

  /** How npm was called since this was last asked, one line per call. */
  takeNpmCalls(): string[] {
    const calls = existsSync(path.join(this.root, 'npm.log')) ? this.read('npm.log').trim().split('\n') : []
    this.write('npm.log', '')
    return calls.filter(Boolean)
  }

  /** Starts `node <file> ...args` in the checkout, as npm would, and leaves it running. */
  spawn(file: string, args: string[] = []) {
    return spawn(process.execPath, [path.join(this.root, file), ...args], {
      cwd: this.root,
      // Every checkout is another one: what was compiled for it is of use to no other.
      env: { ...process.env, NODE_COMPILE_CACHE: undefined, npm_execpath: path.join(this.root, 'npm-cli.js') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  /** Runs `node <file> ...args` in the checkout to its end. */
  async run(file: string, args: string[] = []): Promise<Launch> {
    const child = this.spawn(file, args)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const [code] = (await once(child, 'close')) as [number | null]
    return { code, stdout, stderr }
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

/** A fresh clone: nothing installed, nothing built. */
export function freshClone(): TestCheckout {
  const checkout = new TestCheckout(realpathSync(mkdtempSync(path.join(tmpdir(), 'eva-checkout-'))))
  for (const folder of ['scripts', 'bin'])
    cpSync(path.join(ROOT, folder), path.join(checkout.root, folder), { recursive: true })
  checkout.write('package.json', JSON.stringify({ name: 'eva', type: 'module' }))
  checkout.write('package-lock.json', lockFile('1.0.0'))
  checkout.write('packages/web/package.json', '{}')
  checkout.write('packages/web/next.config.mjs', '')
  checkout.write('packages/web/src/page.tsx', 'first')
  checkout.write('packages/protocol/src/index.ts', '')
  checkout.write('packages/server/src/cli/eva.ts', SERVER)
  checkout.write('npm-cli.js', NPM)
  checkout.scriptNpm({})
  return checkout
}

/** A lock file with one library, one workspace, and one package for another platform. */
export function lockFile(version: string): string {
  return JSON.stringify({
    packages: {
      '': { name: 'eva' },
      'node_modules/@eva/web': { link: true },
      'node_modules/library': { version, integrity: `sha512-${version}` },
      'node_modules/library-for-elsewhere': { version, integrity: 'sha512-elsewhere', optional: true },
    },
  })
}

/** The scripted npm: `ci` and `install` lay out node_modules, `run build` lays out the pages, unless told to fail. */
const NPM = `
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
const args = process.argv.slice(2)
const [command] = args
appendFileSync('npm.log', args.join(' ') + (process.env.NODE_LLAMA_CPP_POSTINSTALL === 'skip' ? ' (compiles nothing)' : '') + '\\n')
const { code, says } = JSON.parse(readFileSync('npm-script.json', 'utf8'))[command] ?? { code: 0, says: '' }
console.error(says)
if (code === 0 && command !== 'run') {
  rmSync('node_modules', { recursive: true, force: true })
  mkdirSync('node_modules/@eva/web', { recursive: true })
  writeFileSync('node_modules/@eva/web/package.json', '{}')
}
if (code === 0 && command === 'run') {
  rmSync('packages/web/out', { recursive: true, force: true })
  mkdirSync('packages/web/out', { recursive: true })
}
process.exitCode = code
`

/** Prints its arguments and then does what the first says: \`exit <code>\`, or \`wait\` for a signal and exit with 7, or for the launcher's end. */
const SERVER = `
const [what, code]: string[] = process.argv.slice(2)
console.log('eva ' + process.argv.slice(2).join(' '))
console.log('threads ' + process.env.UV_THREADPOOL_SIZE)
if (what === 'exit') process.exitCode = Number(code)
if (what === 'wait') {
  let count = 0
  process.on('SIGTERM', () => {
    count++
    setTimeout(() => {
      console.log('SIGTERM ' + count)
      process.exit(7)
    }, 50)
  })
  process.on('disconnect', () => {
    console.log('alone')
    process.exit()
  })
  console.log('waiting')
}
`
