import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { HTTP_STATUS_BY_ERROR_CODE } from './errors.ts'

it('documents every code with its status, and no other', () => {
  const page = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (\d{3}) \| `(\w+)` \|/gm)].map(([, status, code]) => [code, Number(status)])
  expect(Object.fromEntries(rows)).toEqual(HTTP_STATUS_BY_ERROR_CODE)
  expect(rows).toHaveLength(Object.keys(HTTP_STATUS_BY_ERROR_CODE).length)
})
