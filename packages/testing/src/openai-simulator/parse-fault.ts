import type { Fault } from './fault.ts'
import type { ScheduledFault, When } from './fault-plan.ts'

/** How a fault is written: `stall:5`, `status:503@10%`, `cut:8@3-6`, `slow-start:2000@/4`, `hang@10s-20s`. */
export function parseScheduledFault(text: string): ScheduledFault | null {
  const [what = '', when, ...more] = text.split('@')
  const fault = parseFault(what)
  const due = when === undefined ? ({ type: 'always' } as const) : parseWhen(when)
  return fault === null || due === null || more.length > 0 ? null : { fault, when: due }
}

function parseFault(text: string): Fault | null {
  const [, type = '', digits] = /^([a-z-]+)(?::(\d{1,6}))?$/.exec(text) ?? []
  if (digits === undefined) return withoutNumber(type)
  const number = Number(digits)
  switch (type) {
    case 'slow-start':
      return { type: 'slow_start', ms: number }
    case 'slow-tokens':
      return { type: 'slow_tokens', ms: number }
    case 'stall':
    case 'cut':
    case 'error':
    case 'garbage':
      return { type, afterTokens: number }
    case 'status':
      return number >= 400 && number <= 599 ? { type, status: number } : null
    default:
      return null
  }
}

function withoutNumber(type: string): Fault | null {
  switch (type) {
    case 'split-characters':
      return { type: 'split_characters' }
    case 'no-done':
      return { type: 'no_done' }
    case 'early-end':
      return { type: 'early_end' }
    case 'hang-after-headers':
      return { type: 'hang_after_headers' }
    case 'hang':
    case 'refuse':
      return { type }
    default:
      return null
  }
}

function parseWhen(text: string): When | null {
  const [, percent] = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text) ?? []
  if (percent !== undefined) return Number(percent) <= 100 ? { type: 'share', share: Number(percent) / 100 } : null
  const [, nth] = /^\/([1-9]\d{0,5})$/.exec(text) ?? []
  if (nth !== undefined) return { type: 'every', nth: Number(nth) }
  const [, fromS, toS = ''] = /^(\d+(?:\.\d+)?)s-(?:(\d+(?:\.\d+)?)s)?$/.exec(text) ?? []
  if (fromS !== undefined) {
    const [fromMs, toMs] = [Number(fromS) * 1_000, endOr(toS) * 1_000]
    return fromMs < toMs ? { type: 'time', fromMs, toMs } : null
  }
  const [, from, range, to = ''] = /^([1-9]\d{0,5})(-(\d{1,6})?)?$/.exec(text) ?? []
  if (from === undefined) return null
  const [first, last] = [Number(from), range === undefined ? Number(from) : endOr(to)]
  return first <= last ? { type: 'requests', first, last } : null
}

/** A range without an end goes on for ever. */
const endOr = (text: string): number => (text === '' ? Number.POSITIVE_INFINITY : Number(text))
