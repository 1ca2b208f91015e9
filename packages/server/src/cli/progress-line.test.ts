import { describe, expect, it } from 'vitest'
import type { PullState } from '../models/pull.ts'
import { progressLine } from './progress-line.ts'

const state = (changes: Partial<PullState>): PullState => ({
  status: 'downloading',
  receivedBytes: 0,
  totalBytes: 2_000_000_000,
  bytesPerS: null,
  etaS: null,
  error: null,
  ...changes,
})

function shown(isTTY: boolean, states: readonly PullState[], id = 'tiny', columns = 100): string {
  let text = ''
  const line = progressLine({
    isTTY,
    columns,
    write: (piece: string | Uint8Array) => {
      text += piece
      return true
    },
  })
  for (const one of states) line.show(id, one)
  line.end()
  return text
}

describe('the progress of a download', () => {
  it('is one line on a terminal, with its speed and what is left', () => {
    const text = shown(true, [
      state({}),
      state({ receivedBytes: 500_000_000, bytesPerS: 12_300_000, etaS: 122 }),
      state({ status: 'done', receivedBytes: 2_000_000_000, bytesPerS: 12_300_000, etaS: 0 }),
    ])
    const [first, second, last] = text.split('\r').slice(1)
    expect(first).toContain(`${'░'.repeat(24)}   0 %  0.00 of 2.00 GB`)
    expect(second).toContain(`${'█'.repeat(6)}${'░'.repeat(18)}  25 %  0.50 of 2.00 GB  12.3 MB/s  2 min left`)
    expect(last).toContain('100 %  2.00 of 2.00 GB  12.3 MB/s\u001b[K\n')
  })

  it('leaves out what does not fit, and cuts no word', () => {
    const full = state({ receivedBytes: 1_000_000_000, bytesPerS: 12_300_000, etaS: 81 })
    const on = (columns: number): string =>
      shown(true, [full], 'user/repo/tiny.gguf', columns).slice(1).split('\u001b')[0] ?? ''
    const half = `${'█'.repeat(12)}${'░'.repeat(12)}  50 %`
    expect(on(80)).toBe(`tiny.gguf ${half}  1.00 of 2.00 GB  12.3 MB/s  81 s left`)
    expect(on(79)).toBe(`tiny.gguf ${half}  1.00 of 2.00 GB  12.3 MB/s`)
    expect(on(35)).toBe(half)
    expect(on(10)).toHaveLength(9)
  })

  it('is a line for each tenth where nobody watches', () => {
    const states = Array.from({ length: 101 }, (_, percent) => state({ receivedBytes: percent * 20_000_000 }))
    const lines = shown(false, states).trim().split('\n')
    expect(lines).toHaveLength(11)
    expect(lines[3]).toBe('tiny: fetching, 30 % of 2.00 GB')
  })
})
