import type { LocalText } from '@eva/protocol'
import { both } from '../local-text.ts'

/** What one answer says of the rate limit; `null` where it says nothing, or no number. */
export type Count = { readonly limit: number | null; readonly remaining: number | null; readonly reset: number | null }

/** One answer's headers in both spellings, and what its body says. */
export type Counted = { readonly plain: Count; readonly twin: Count; readonly inBody: number | null }

/** A window is a minute, in seconds, and `reset` is rounded. */
const WINDOW_S = 61

/**
 * Whether answers in a row count themselves down. Where the window turns over between two of them nothing is held against
 * the step; and who else asks from the same machine may make some steps longer, but never all.
 *
 * @returns the share of what was looked at that is right, and what is wrong first
 */
export function judgeCount(row: readonly Counted[]): { readonly value: number; readonly wrong: LocalText | null } {
  const steps = row.slice(1).flatMap(({ plain }, index) => {
    const before = row[index]?.plain
    return before === undefined || turnsOver(before, plain) ? [] : [(before.remaining ?? 0) - (plain.remaining ?? 0)]
  })
  const checks: readonly (readonly [boolean, LocalText])[] = [
    ...row.map(({ plain }) => [isPlausible(plain), IMPLAUSIBLE] as const),
    ...steps.map((step) => [step >= 1, STUCK] as const),
    [steps.length === 0 || steps.includes(1), NOT_BY_ONE],
    [row.every(({ plain, twin }) => isSame(plain, twin)), TWINS_DIFFER],
    [row.every(({ plain, inBody }) => inBody === null || inBody === plain.remaining), BODY_DIFFERS],
  ]
  const right = checks.filter(([isRight]) => isRight).length
  return { value: right / checks.length, wrong: checks.find(([isRight]) => !isRight)?.[1] ?? null }
}

const IMPLAUSIBLE = both(
  'Limit, remaining and reset are not there, or cannot be',
  'Limite, reste et remise à zéro manquent ou sont impossibles',
)
const STUCK = both('Remaining does not fall', 'Le reste ne baisse pas')
const NOT_BY_ONE = both('Remaining never falls by one', 'Le reste ne baisse jamais d’un')
const TWINS_DIFFER = both('The two spellings say different things', 'Les deux orthographes se contredisent')
const BODY_DIFFERS = both(
  'rate_limit_remaining in the body says something else',
  'rate_limit_remaining dans le corps dit autre chose',
)

function isPlausible({ limit, remaining, reset }: Count): boolean {
  if (limit === null || remaining === null || reset === null) return false
  return limit >= 1 && remaining >= 0 && remaining < limit && reset >= 0 && reset <= WINDOW_S
}

const turnsOver = (before: Count, after: Count): boolean =>
  before.reset !== null && after.reset !== null && after.reset > before.reset

const isSame = (one: Count, other: Count): boolean =>
  one.limit === other.limit && one.remaining === other.remaining && one.reset === other.reset
