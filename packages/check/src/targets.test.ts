import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aspectSchema } from '@eva/protocol'
import { expect, it } from 'vitest'
import { METRIC_IDS, TARGETS, type Target } from './targets.ts'

const PAGE = fileURLToPath(new URL('../../../docs/check.md', import.meta.url))
const BETWEEN = /(<!-- figures: begin[^>]*-->\n)[\s\S]*?(<!-- figures: end -->)/

function limit({ target, unit, better }: Target): string {
  if (target === null) return '–'
  const value = {
    ms: `${target} ms`,
    per_s: `${target} /s`,
    share: `${target * 100} %`,
    ratio: `× ${target}`,
    count: `${target}`,
    words: `${target}`,
  }
  return `${better === 'lower' ? '≤' : '≥'} ${value[unit]}`
}

/** The figures as the documentation has them. */
function table(): string {
  const rows = METRIC_IDS.map((id) => {
    const target: Target = TARGETS[id]
    const name = `${target.name.en}${target.hard ? ' (*hard*)' : ''}`
    return `| ${target.aspect} | ${name} | ${limit(target)} | ${target.weight} | ${target.how.en} |`
  })
  return ['| aspect | figure | target | weight | how it is measured |', '|---|---|---|---|---|', ...rows, ''].join('\n')
}

it('is what the documentation says', () => {
  const page = readFileSync(PAGE, 'utf8')
  const wanted = page.replace(BETWEEN, (_, begin: string, end: string) => `${begin}${table()}${end}`)
  if (process.env.EVA_WRITE_DOCS === '1') writeFileSync(PAGE, wanted)
  else expect(page).toBe(wanted)
})

it('has its aspect in its name, and something to earn in every aspect', () => {
  for (const id of METRIC_IDS) expect(id.split('.')[0]).toBe(TARGETS[id].aspect)
  expect(new Set(METRIC_IDS.map((id) => TARGETS[id].aspect))).toEqual(new Set(aspectSchema.options))
})
