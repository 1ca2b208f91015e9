import type { Finding, LocalText } from '@eva/protocol'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { medianOf, written } from './statistics.ts'

/** The first few answers, before any quota is used up. */
const EARLY = 4
/** The last third may be so many times as slow as these, and so much slower, before it is a collapse. */
const COLLAPSE_FACTOR = 3
const COLLAPSE_MS = 200

/**
 * Answers that became slow and stayed so. Medians of both ends: a machine that was busy for a moment moves neither, and
 * the two conditions together are far beyond what a busy one does.
 *
 * @param firstTokensMs in the order in which they were asked for
 * @param how such as `in a row`
 */
export function collapse(
  firstTokensMs: readonly number[],
  how: LocalText,
  about: string | null = null,
): readonly Finding[] {
  const early = medianOf(firstTokensMs.slice(0, EARLY))
  const late = medianOf(firstTokensMs.slice(-Math.ceil(firstTokensMs.length / 3)))
  if (early === null || late === null || late <= COLLAPSE_FACTOR * early || late - early <= COLLAPSE_MS) return []
  const detail = both(
    `First token ${written(early)} at the beginning of ${firstTokensMs.length} messages ${how.en}, ${written(late)} at their end.`,
    `Premier jeton ${written(early)} au début de ${firstTokensMs.length} messages ${how.fr}, ${written(late)} à la fin.`,
  )
  return [finding('collapses_under_load', detail, about)]
}
