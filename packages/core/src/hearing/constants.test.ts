import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { constant, HEARING_CONSTANTS, type HearingConstant } from './constants.ts'

const read = (place: string): string => readFileSync(new URL(place, import.meta.url), 'utf8')
const rows = Object.entries(HEARING_CONSTANTS).map(
  ([name, { value, why, source }]) => `| \`${name}\` | ${value.toLocaleString('en')} | ${why} | ${source} |`,
)

describe('the numbers of hearing', () => {
  it('stand in docs/hearing.md as they are', () => {
    const documented = read('../../../../docs/hearing.md')
      .split('\n')
      .filter((line) => /^\| `\w+Ms` \|/.test(line))
    expect(documented).toEqual(rows)
  })

  it('are all used', () => {
    const sources = ['./', '../listening/']
      .flatMap((folder) => readdirSync(new URL(folder, import.meta.url)).map((file) => `${folder}${file}`))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== './constants.ts')
      .map(read)
      .join('\n')
    expect(Object.keys(HEARING_CONSTANTS).filter((name) => !sources.includes(`'${name}'`))).toEqual([])
  })

  it.each<readonly HearingConstant[]>([
    ['speculateCompleteMs', 'speculateOpenMs', 'speculateHangingMs', 'shortestPauseMs', 'minSilenceMs'],
    ['minSilenceMs', 'completeSilenceMs', 'openSilenceMs', 'hangingSilenceMs', 'dictatingSilenceMs', 'maxSilenceMs'],
    ['shortestPauseMs', 'usualPauseMs', 'longestPauseMs', 'maxSilenceMs'],
    ['resumeMs', 'minSpeechMs', 'bargeInMs', 'speechWithoutWordsMs', 'surelySpeechMs'],
    ['echoTailMs', 'ownWordsTailMs'],
    ['cutAfterMs', 'maxUtteranceMs'],
  ])('grow in the order that they stand for: %s < %s < …', (...names) => {
    const values = names.map(constant)
    expect(values).toEqual([...new Set(values)].toSorted((a, b) => a - b))
  })
})
