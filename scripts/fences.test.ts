import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './launch/root.mjs'

/** A line of code in a place where it must not stand, and the rule that says so. */
type Offence = [file: string, code: string, rule: string]

const RESTRICTED = 'lint/style/noRestrictedImports'
const UNDECLARED = 'lint/correctness/noUndeclaredDependencies'
const NODE = 'lint/correctness/noNodejsModules'
const GLOBAL = 'lint/style/noRestrictedGlobals'

const offences: Offence[] = [
  // The arrows: web → protocol ← server, server → providers → core → protocol, testing → core and protocol.
  ['packages/protocol/src/x.ts', "import { EvaError } from '@eva/core'", RESTRICTED],
  ['packages/protocol/src/x.ts', "import { fakeLlm } from '@eva/testing/fakes'", RESTRICTED],
  ['packages/core/src/turn/x.ts', "import { createScripted } from '@eva/providers/scripted'", RESTRICTED],
  ['packages/core/src/turn/x.ts', "import { startEva } from '@eva/server'", RESTRICTED],
  ['packages/core/src/turn/x.ts', "import { fakeLlm } from '@eva/testing/fakes'", RESTRICTED],
  ['packages/providers/src/flite/x.ts', "import { startEva } from '@eva/server'", RESTRICTED],
  ['packages/providers/src/flite/x.ts', "import type { ServerEvent } from '@eva/protocol'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { fakeLlm } from '@eva/testing/fakes'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { page } from '@eva/web'", RESTRICTED],
  ['packages/server/src/start-eva.ts', "import { fakeLlm } from '@eva/testing/fakes'", RESTRICTED],
  ['packages/testing/src/fakes/x.ts', "import { createScripted } from '@eva/providers/scripted'", RESTRICTED],
  ['packages/testing/src/fakes/x.ts', "import { startEva } from '@eva/server'", RESTRICTED],
  ['packages/check/src/x.ts', "import { EvaError } from '@eva/core'", RESTRICTED],
  ['packages/web/src/x.tsx', "import { EvaError } from '@eva/core'", RESTRICTED],
  ['packages/web/src/x.tsx', "import { startEva } from '@eva/server'", RESTRICTED],
  ['packages/core/src/turn/x.test.ts', "import { startEva } from '@eva/server'", RESTRICTED],

  // Only start-eva.ts and opening/ name concrete providers and the database.
  ['packages/server/src/http/x.ts', "import { createScripted } from '@eva/providers/scripted'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { DatabaseSync } from 'node:sqlite'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { Kysely } from 'kysely'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { openStore } from '../storage/index.ts'", RESTRICTED],
  ['packages/server/src/x.ts', "import { openStore } from './storage/index.ts'", RESTRICTED],

  // The engine does no I/O, and time is given to it.
  ['packages/core/src/turn/x.ts', "import { readFile } from 'node:fs/promises'", NODE],
  ['packages/core/src/turn/x.ts', "import { Readable } from 'stream'", NODE],
  ['packages/core/src/turn/x.ts', "import { fastify } from 'fastify'", UNDECLARED],
  ['packages/core/src/turn/x.ts', 'setTimeout(() => {}, 10)', GLOBAL],
  ['packages/core/src/turn/x.ts', "export const page = await fetch('/')", GLOBAL],
  ['packages/core/src/turn/x.ts', 'export const now = performance.now()', GLOBAL],
  ['packages/core/src/turn/x.ts', 'export const home = process.env.HOME', GLOBAL],
  ['packages/protocol/src/x.ts', "import { Buffer } from 'node:buffer'", NODE],

  // A package uses what it declares, and other packages by their names.
  ['packages/server/src/http/x.ts', "import { chromium } from 'playwright-core'", UNDECLARED],
  ['packages/core/src/turn/x.ts', "import { parse } from '../../../protocol/src/index.ts'", RESTRICTED],
  ['packages/server/src/http/x.ts', "import { run } from '../../../core/src/index.ts'", RESTRICTED],
  ['packages/testing/src/fakes/x.ts', "import { EvaError } from '../../../core/src/errors.ts'", RESTRICTED],
  ['packages/web/src/x.tsx', "import { parse } from '../../protocol/src/index.ts'", RESTRICTED],
  ['packages/core/src/turn/x.test.ts', "import { fakeLlm } from '../../../testing/src/fakes/index.ts'", RESTRICTED],

  // The house style, where a machine can hold it.
  ['packages/core/src/turn/x.ts', "console.log('hello')", 'lint/suspicious/noConsole'],
  ['packages/server/src/http/x.ts', 'export const x = (y: any) => y', 'lint/suspicious/noExplicitAny'],
  ['packages/server/src/http/x.ts', 'export const x = (y?: string) => y!', 'lint/style/noNonNullAssertion'],
  ['packages/server/src/http/x.ts', 'export enum Colour { Red }', 'lint/style/noEnum'],
  [
    'packages/server/src/http/x.ts',
    "import { App } from './app.ts'\nexport type Apps = App[]",
    'lint/style/useImportType',
  ],
  [
    'packages/server/src/http/x.ts',
    'export class X {\n  constructor(readonly y: string) {}\n}',
    'lint/style/noParameterProperties',
  ],
]

const allowed: [file: string, code: string][] = [
  [
    'packages/core/src/turn/x.ts',
    "import type { ServerEvent } from '@eva/protocol'\n\nexport type Events = ServerEvent[]\n",
  ],
  ['packages/core/src/turn/x.ts', "import { EvaError } from '../errors.ts'\n\nexport const x = EvaError.name\n"],
  [
    'packages/core/src/turn/x.test.ts',
    "import { fakeLlm } from '@eva/testing/fakes'\n\nexport const x = fakeLlm([])\n",
  ],
  ['packages/providers/src/flite/x.ts', "import { EvaError } from '@eva/core'\n\nexport const x = EvaError.name\n"],
  [
    'packages/server/src/start-eva.ts',
    "import { createScripted } from '@eva/providers/scripted'\n\nexport const x = createScripted\n",
  ],
  [
    'packages/server/src/start-eva.ts',
    "import { openStore } from './storage/index.ts'\n\nexport const x = openStore\n",
  ],
  [
    'packages/server/src/storage/sqlite/x.ts',
    "import { DatabaseSync } from 'node:sqlite'\n\nexport const x = DatabaseSync\n",
  ],
  ['packages/server/src/cli/x.ts', "console.log('hello')\n"],
  ['packages/web/src/x.ts', "import { parse } from '@eva/protocol'\n\nexport const x = parse\n"],
]

describe('the fences', () => {
  const broken = lint(offences.map(([file, code], index) => [numbered(file, index), code]))
  const kept = lint(allowed.map(([file, code], index) => [numbered(file, index), code]))

  it.each(offences.map((offence, index) => [...offence, index] as const))(
    '%s may not say: %s',
    (file, _code, rule, index) => {
      expect(broken.get(numbered(file, index))).toContain(rule)
    },
  )

  it.each(allowed.map((line, index) => [...line, index] as const))('%s may say: %s', (file, _code, index) => {
    expect(kept.get(numbered(file, index)) ?? []).toEqual([])
  })

  it('find a circle of imports', () => {
    const circle = lint([
      ['packages/core/src/turn/hen.ts', "import { egg } from './egg.ts'\n\nexport const hen = () => egg()\n"],
      ['packages/core/src/turn/egg.ts', "import { hen } from './hen.ts'\n\nexport const egg = () => hen()\n"],
    ])
    expect(circle.get('packages/core/src/turn/hen.ts')).toEqual(['lint/suspicious/noImportCycles'])
  })
})

/** Gives each snippet a file of its own; a file that is known by its name keeps it. */
const numbered = (file: string, index: number): string => file.replace(/\/x\./, `/x${index}.`)

/**
 * Lays the files out as in a checkout, with the real rules and the real package.json files, and checks them all at once.
 *
 * @returns The rules that each file breaks, by its path.
 */
function lint(files: [file: string, code: string][]): Map<string, string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'eva-fences-'))
  try {
    cpSync(path.join(ROOT, 'biome.json'), path.join(root, 'biome.json'))
    for (const name of readdirSync(path.join(ROOT, 'packages'))) {
      cpSync(path.join(ROOT, 'packages', name, 'package.json'), path.join(root, 'packages', name, 'package.json'))
    }
    if (!existsSync(path.join(root, 'packages/check'))) write(root, 'packages/check/package.json', '{}')
    for (const [file, code] of files) write(root, file, code)

    const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome')
    const { stdout, error } = spawnSync(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=none'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    if (error) throw error
    const { diagnostics }: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout)
    const rules = new Map<string, string[]>()
    for (const { category, location } of diagnostics) {
      rules.set(location.path, [...(rules.get(location.path) ?? []), category])
    }
    return rules
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function write(root: string, file: string, text: string): void {
  const target = path.join(root, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
}
