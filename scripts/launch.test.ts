import { once } from 'node:events'
import { copyFileSync, linkSync, mkdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { countTests, summary } from './launch/checks.mjs'
import { pickNode } from './launch/node.mjs'
import { freshClone, lockFile } from './test-checkout.ts'

const START = 'scripts/launch.mjs'
const INSTALL = 'ci --no-audit --no-fund --prefer-offline --loglevel=error (compiles nothing)'
const BUILD = 'run build -w @eva/web'

describe('npm start', () => {
  it('installs and builds on a fresh clone, then starts with the arguments; the second time it only starts', async () => {
    using clone = freshClone()

    const first = await clone.run(START, ['start', '--port', '0'])
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('eva serve --port 0\n') })
    expect(first.stderr).toMatch(
      /Installing 4 packages …\nInstalling 4 packages: done in \d+ s\nBuilding the web pages …/,
    )
    expect(clone.takeNpmCalls()).toEqual([INSTALL, BUILD])

    const second = await clone.run(START, ['start'])
    expect(second).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('eva serve\n') })
    expect(clone.takeNpmCalls()).toEqual([])
  })

  it('gives the embedded brain more threads than the four that files need', async () => {
    using clone = freshClone()
    const { stdout } = await clone.run(START, ['start'])
    expect(Number(/threads (\d+)/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(8)
  })

  it('does without pages that have no build yet', async () => {
    using clone = freshClone()
    clone.remove('packages/web/next.config.mjs')
    expect(await clone.run(START, ['start'])).toMatchObject({ code: 0 })
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
  })

  it('says what it is for when it is called with anything else', async () => {
    using clone = freshClone()
    expect(await clone.run(START, ['fly'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('start|test|bench|verify'),
    })
  })
})

describe('installing', () => {
  it('happens again when the lock file has other content, not when it is merely newer', async () => {
    using clone = freshClone()
    await clone.run('bin/eva.mjs')
    clone.takeNpmCalls()

    utimesSync(path.join(clone.root, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000))
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls()).toEqual([])

    clone.write('package-lock.json', lockFile('1.0.1'))
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
  })

  it('happens again when the link to a workspace is missing', async () => {
    using clone = freshClone()
    await clone.run('bin/eva.mjs')
    clone.takeNpmCalls()
    clone.remove('node_modules/@eva/web')
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
  })

  it('is left out when npm was run by hand and installed exactly what the lock file names', async () => {
    using clone = freshClone()
    clone.write('node_modules/@eva/web/package.json', '{}')
    const installed = JSON.parse(lockFile('1.0.0'))
    delete installed.packages['node_modules/library-for-elsewhere']
    clone.write('node_modules/.package-lock.json', JSON.stringify(installed))
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls()).toEqual([])
  })

  it('happens when npm was run by hand on another lock file', async () => {
    using clone = freshClone()
    clone.write('node_modules/@eva/web/package.json', '{}')
    clone.write('node_modules/.package-lock.json', lockFile('0.9.0'))
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
  })

  it('that fails shows what npm said and what to do, starts nothing, and is tried again the next time', async () => {
    using clone = freshClone()
    clone.scriptNpm({ ci: { code: 1, says: 'npm error code ENOTFOUND' } })
    const failed = await clone.run(START, ['start'])
    expect(failed).toMatchObject({ code: 1, stdout: '' })
    expect(failed.stderr).toContain('npm error code ENOTFOUND')
    expect(failed.stderr).toContain('Fix: the npm registry cannot be reached')

    clone.scriptNpm({})
    expect(await clone.run(START, ['start'])).toMatchObject({ code: 0, stdout: expect.stringContaining('eva serve') })
  })

  it('lets npm settle a lock file that it finds out of step, without writing it', async () => {
    using clone = freshClone()
    clone.scriptNpm({ ci: { code: 1, says: 'npm error code EUSAGE' } })
    expect(await clone.run('bin/eva.mjs')).toMatchObject({ code: 0 })
    expect(clone.takeNpmCalls()).toEqual([INSTALL, INSTALL.replace('ci', 'install --no-save')])
  })

  it('goes on without the pinned Node where its own install script fails', async () => {
    using clone = freshClone()
    clone.scriptNpm({ ci: { code: 1, says: 'npm error command sh -c node installArchSpecificPackage' } })
    await clone.run('bin/eva.mjs')
    expect(clone.takeNpmCalls().at(-1)).toContain('ci --ignore-scripts')
  })

  it('happens once when two commands start at the same time', async () => {
    using clone = freshClone()
    const both = await Promise.all([clone.run('bin/eva.mjs'), clone.run('bin/eva.mjs')])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
  })

  it('takes over the lock of a launcher that is no longer there', async () => {
    using clone = freshClone()
    clone.write('.eva/launch.lock', '999999999')
    expect(await clone.run('bin/eva.mjs')).toMatchObject({ code: 0 })
  })
})

describe('building the pages', () => {
  it('happens again when a source has other content, not when it is merely newer', async () => {
    using clone = freshClone()
    await clone.run(START, ['start'])
    clone.takeNpmCalls()

    utimesSync(path.join(clone.root, 'packages/web/src/page.tsx'), new Date(), new Date(Date.now() + 60_000))
    await clone.run(START, ['start'])
    expect(clone.takeNpmCalls()).toEqual([])

    clone.write('packages/web/src/page.tsx', 'second')
    await clone.run(START, ['start'])
    expect(clone.takeNpmCalls()).toEqual([BUILD])

    clone.write('packages/protocol/src/index.ts', 'export {}')
    await clone.run(START, ['start'])
    expect(clone.takeNpmCalls()).toEqual([BUILD])
  })

  it('is not asked for by a test of the pages, or by a command that shows none', async () => {
    using clone = freshClone()
    await clone.run('bin/eva.mjs', ['say', 'hello'])
    expect(clone.takeNpmCalls()).toEqual([INSTALL])
    await clone.run('bin/eva.mjs', ['serve'])
    expect(clone.takeNpmCalls()).toEqual([BUILD])
    clone.write('packages/web/src/page.test.tsx', 'a test')
    await clone.run('bin/eva.mjs', ['serve'])
    expect(clone.takeNpmCalls()).toEqual([])
  })

  it('that fails shows what the build said and starts nothing', async () => {
    using clone = freshClone()
    clone.scriptNpm({ run: { code: 1, says: "page.tsx:3 Type 'string' is not assignable" } })
    const failed = await clone.run(START, ['start'])
    expect(failed).toMatchObject({ code: 1, stdout: '' })
    expect(failed.stderr).toContain("page.tsx:3 Type 'string' is not assignable")
    expect(failed.stderr).toContain('The web pages could not be built')
  })
})

describe('handing over', () => {
  it('passes the arguments as they are and the exit code back', async () => {
    using clone = freshClone()
    const { code, stdout } = await clone.run('bin/eva.mjs', ['exit', '5', 'two words', '--out', 'x.wav'])
    expect(stdout).toContain('eva exit 5 two words --out x.wav')
    expect(code).toBe(5)
  })

  it.skipIf(process.platform === 'win32')(
    'passes a signal on once, waits for the end, and gives back its exit code',
    async () => {
      using clone = freshClone()
      const launcher = clone.spawn('bin/eva.mjs', ['wait'])
      let stdout = ''
      for await (const text of launcher.stdout.setEncoding('utf8')) {
        stdout += text
        if (!text.includes('waiting')) continue
        launcher.kill('SIGTERM')
        launcher.kill('SIGTERM') // npm repeats what it gets
      }
      if (launcher.exitCode === null) await once(launcher, 'close')
      expect(stdout).toContain('SIGTERM 1')
      expect(launcher.exitCode).toBe(7)
    },
  )

  it('tells the command when it is killed itself', async () => {
    using clone = freshClone()
    const launcher = clone.spawn('bin/eva.mjs', ['wait'])
    let stdout = ''
    // The command has the other end of it: it closes when both are gone.
    for await (const text of launcher.stdout.setEncoding('utf8')) {
      stdout += text
      if (text.includes('waiting')) launcher.kill('SIGKILL')
    }
    expect(stdout).toContain('alone')
  })
})

describe('picking a Node', () => {
  const old = { file: '/usr/bin/node', version: '20.20.2' }
  const recent = { file: '/usr/bin/node', version: '26.1.0' }

  it('takes the one it runs under where the pinned one is missing', () => {
    using clone = freshClone()
    expect(pickNode(clone.root, recent)).toBe('/usr/bin/node')
  })

  it('says in one line what to do where that one is too old', () => {
    using clone = freshClone()
    expect(() => pickNode(clone.root, old)).toThrow(
      /^Eva needs Node 24 or newer; this is Node 20\.20\.2.+Fix: run `npm rebuild node.+$/,
    )
  })

  it('passes over a pinned one that does not run', () => {
    using clone = freshClone()
    clone.write(PINNED, 'This file intentionally left blank')
    expect(pickNode(clone.root, recent)).toBe('/usr/bin/node')
    expect(() => pickNode(clone.root, old)).toThrow(/Eva needs Node 24/)
  })

  it('prefers the pinned one where it runs', () => {
    using clone = freshClone()
    const pinned = path.join(clone.root, PINNED)
    mkdirSync(path.dirname(pinned), { recursive: true })
    linkOrCopy(process.execPath, pinned)
    expect(pickNode(clone.root, old)).toBe(pinned)
  })
})

describe('the summary of npm test', () => {
  const report = (...files: [status: string, ...tests: string[]][]) =>
    JSON.stringify({
      numPassedTests: files.flat().filter((status) => status === 'passed').length,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: files.map(([status, ...tests]) => ({
        status,
        assertionResults: tests.map((test) => ({ status: test })),
      })),
    })

  it('counts the tests of the report', () => {
    expect(countTests(report(['', 'passed', 'passed'], ['failed', 'passed', 'failed']), 1)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 1,
    })
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(countTests(report(['failed']), 1).failed).toBe(1)
  })

  it('never says that nothing failed when the run did', () => {
    expect(countTests(report(['', 'passed']), 1).failed).toBe(1)
    expect(countTests('', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('is one line of a fixed form', () => {
    expect(summary({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(summary({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
  })
})

const PINNED = path.join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to) // Another file system, or one without links.
  }
}
