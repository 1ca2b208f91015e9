import { expect, it } from 'vitest'
import { busyFindings } from './quiet.ts'

it('tells of a machine that others keep busy between the measurements', () => {
  const [busy] = busyFindings([0.2, 0.97, 1], 4.21, 2)
  expect(busy).toMatchObject({ id: 'machine_busy', severity: 'minor', security: false })
  expect(busy?.detail.en).toContain('97 % of it was taken by other programs (load 4.2 on 2 processors)')
})

it.each([
  ['a machine at rest', [0.02, 0.1, 0.05]],
  ['one that ends something of its own now and then', [1, 0.04, 0.9, 0.03, 0.02]],
  ['a system that tells nothing', []],
])('is silent about %s', (_, shares) => {
  expect(busyFindings(shares, 3, 2)).toEqual([])
})
