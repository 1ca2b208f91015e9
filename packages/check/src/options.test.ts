import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aspectSchema } from '@eva/protocol'
import { expect, it } from 'vitest'
import { createCommand, EXIT_CODES, languageOf, readOptions } from './options.ts'

const PAGE = fileURLToPath(new URL('../../../docs/check.md', import.meta.url))

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')
    .replaceAll('| --- ', '|---')
    .replaceAll('--- |', '---|')

function optionTable(): string {
  const rows = createCommand({}, 0).options.map(({ flags, description, long, defaultValue }) => {
    const fallback = long === '--runs' ? `; ${defaultValue} without it` : ''
    return [`\`${flags}\``, `${description}${fallback}`]
  })
  return table(['option', 'does'], rows)
}

const codeTable = (): string => table(['exit code', 'means'], Object.entries(EXIT_CODES))

const between = (name: string): RegExp => new RegExp(`(<!-- ${name}: begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}: end -->)`)

it('is what the documentation says', () => {
  const page = readFileSync(PAGE, 'utf8')
  const wanted = page
    .replace(between('options'), (_, begin: string, end: string) => begin + optionTable() + end)
    .replace(between('exit codes'), (_, begin: string, end: string) => begin + codeTable() + end)
  if (process.env.EVA_WRITE_DOCS === '1') writeFileSync(PAGE, wanted)
  else expect(page).toBe(wanted)
})

const ASPECTS = aspectSchema.options
/** All that can be chosen of them: each number below 2⁵ says which. */
const subsets = Array.from({ length: 2 ** ASPECTS.length }, (_, choice) =>
  ASPECTS.filter((_, index) => (choice >> index) & 1),
)

it('takes every choice of aspects, in any writing', () => {
  const some = subsets.filter(({ length }) => length > 0)
  expect(some).toHaveLength(31)
  for (const only of some) {
    expect(readOptions(['--only', only.join(',')], {}, 1).only).toEqual(only)
    expect(readOptions([`--only=${only.join(' , ')}`], {}, 1).only).toEqual(only)
  }
})

it('looks at everything in twenty runs when nothing is asked', () => {
  expect(readOptions([], { LANG: 'C.UTF-8' }, 7)).toEqual({
    url: null,
    runs: 20,
    only: aspectSchema.options,
    out: null,
    lang: 'en',
    seed: 7,
    print: 'report',
    project: false,
    strict: false,
  })
})

it.each([
  [['score'], 'score'],
  [['--json'], 'json'],
  [['--json', '--progress'], 'progress'],
])('prints for %j the %s', (args, print) => {
  expect(readOptions(args, {}, 1).print).toBe(print)
})

it.each([
  [{ LC_ALL: 'fr_CA.UTF-8', LANG: 'en_GB' }, 'fr'],
  [{ LC_ALL: '', LANG: 'fr_FR' }, 'fr'],
  [{ LC_MESSAGES: 'en_US', LANG: 'fr_FR' }, 'en'],
])('speaks as the terminal does: %j', (environment, lang) => {
  expect(languageOf(environment)).toBe(lang)
})
