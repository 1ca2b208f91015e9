import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const OUT = join(import.meta.dirname, '../out')

/** What `/` may cost before it can be used, in bytes of compressed JavaScript. */
const MOST_BYTES = 200_000

it('loads at most 200 kB of JavaScript for the page of the conversation', () => {
  const sizes = scriptsOf('index.html').map((script) => ({ script, bytes: readFileSync(`${OUT}${script}.gz`).length }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(sizes.length).toBeGreaterThan(3)
  expect(total, sizes.map(({ script, bytes }) => `${script}: ${bytes}`).join('\n')).toBeLessThanOrEqual(MOST_BYTES)
})

/** The scripts that a page loads by itself, but for the one that only old browsers take. */
function scriptsOf(page: string): string[] {
  const html = readFileSync(join(OUT, page), 'utf8')
  return [...html.matchAll(/<script([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const source = /\ssrc="([^"]+)"/.exec(attributes)?.[1]
    return source === undefined || /\snomodule/i.test(attributes) ? [] : [source]
  })
}
