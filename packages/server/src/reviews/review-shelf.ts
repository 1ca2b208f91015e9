import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Review, type ReviewSummary, reviewSchema } from '@eva/protocol'

/** Reviews that are listed; older ones stay in the folder. */
const LISTED_MAX = 100
const REVIEW_ID = /^review-[0-9A-Za-z-]{8,40}$/

/** The reviews in the data folder, as `eva check` wrote them. */
export type ReviewShelf = {
  /** Latest first. What is no review is left out. */
  list(): Promise<readonly ReviewSummary[]>
  /** `null` where there is none of that id. */
  read(id: string): Promise<Review | null>
  /** Its page, as HTML; `null` where there is none. */
  page(id: string): Promise<string | null>
}

export function openReviewShelf(folder: string): ReviewShelf {
  /** An id is the name of a file: nothing else may pass for one. */
  const text = async (id: string, ending: 'json' | 'html'): Promise<string | null> =>
    REVIEW_ID.test(id) ? await readFile(join(folder, `${id}.${ending}`), 'utf8').catch(() => null) : null

  const read = async (id: string): Promise<Review | null> => {
    const written = await text(id, 'json')
    return written === null ? null : parse(written)
  }

  return {
    read,
    page: (id) => text(id, 'html'),
    async list() {
      const files = await readdir(folder).catch(() => [])
      const ids = files.flatMap((file) => (file.endsWith('.json') ? file.slice(0, -'.json'.length) : []))
      const latest = ids
        .filter((id) => REVIEW_ID.test(id))
        .sort()
        .reverse()
        .slice(0, LISTED_MAX)
      const reviews = await Promise.all(latest.map(read))
      return reviews.flatMap((review) => (review === null ? [] : [summaryOf(review)]))
    },
  }
}

function parse(written: string): Review | null {
  try {
    const parsed = reviewSchema.safeParse(JSON.parse(written))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const summaryOf = ({ id, reviewed_at, status, subject, score, findings }: Review): ReviewSummary => ({
  id,
  reviewed_at,
  status,
  subject,
  percent: score.percent,
  critical: findings.filter(({ severity }) => severity === 'critical').length,
  major: findings.filter(({ severity }) => severity === 'major').length,
})
