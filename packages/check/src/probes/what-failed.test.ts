import { expect, it } from 'vitest'
import { whatFailed } from './what-failed.ts'

it('names the tests that failed, once each, and how many there were', () => {
  const output = [
    '✓ types (3.1 s)',
    '✗ style and fences (1.0 s)',
    ' FAIL  packages/core/src/a.test.ts > ends a turn',
    ' FAIL  packages/core/src/a.test.ts > ends a turn',
    'AssertionError: expected 1 to be 2',
    'JSON report written to report.json',
    '5680 passed, 2 failed, 3 skipped',
  ].join('\n')
  expect(whatFailed(output)).toBe(
    '5680 passed, 2 failed, 3 skipped; style and fences (1.0 s); packages/core/src/a.test.ts > ends a turn',
  )
})

it('names a few of many', () => {
  const output = Array.from({ length: 9 }, (_, index) => ` FAIL  test ${index}`).join('\n')
  expect(whatFailed(output)).toBe('test 0; test 1; test 2; test 3; test 4; … (4)')
})

it('gives the last words of anything else', () => {
  expect(whatFailed(`${'x'.repeat(1_000)} no space left on device\n`)).toMatch(/^x{200,} no space left on device$/)
})
