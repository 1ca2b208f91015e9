import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Finding } from '@eva/protocol'
import { expect, it } from 'vitest'
import { FINDINGS, finding, worstFirst } from './findings.ts'
import { both } from './local-text.ts'

const PAGE = fileURLToPath(new URL('../../../docs/check.md', import.meta.url))
const BETWEEN = /(<!-- findings: begin[^>]*-->\n)[\s\S]*?(<!-- findings: end -->)/

/** The findings as the documentation has them. */
function table(): string {
  const rows = Object.entries<Omit<Finding, 'id' | 'detail'>>(FINDINGS).map(
    ([id, { aspect, severity, security, title }]) =>
      `| \`${id}\` | ${aspect} | ${severity}${security ? ', security' : ''} | ${title.en} |`,
  )
  return ['| finding | aspect | severity | says |', '|---|---|---|---|', ...rows, ''].join('\n')
}

it('are what the documentation says', () => {
  const page = readFileSync(PAGE, 'utf8')
  const wanted = page.replace(BETWEEN, (_, begin: string, end: string) => `${begin}${table()}${end}`)
  if (process.env.EVA_WRITE_DOCS === '1') writeFileSync(PAGE, wanted)
  else expect(page).toBe(wanted)
})

it('come worst first, and carry what they are about in their name', () => {
  const detail = both('seen', 'vu')
  const [minor, critical] = [finding('error_shape', detail), finding('silent_speech', detail, 'flite:slt')]
  expect(worstFirst([minor, critical])).toEqual([critical, minor])
  expect(critical.id).toBe('silent_speech:flite:slt')
})

it('are critical whenever they are about security: an open door fails a review', () => {
  const open = Object.values<Omit<Finding, 'id' | 'detail'>>(FINDINGS).filter(({ security }) => security)
  expect(open).not.toHaveLength(0)
  expect(open.every(({ severity }) => severity === 'critical')).toBe(true)
})
