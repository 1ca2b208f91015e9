import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Review, type ReviewSummary, reviewSchema } from '@eva/protocol'

/** As many as the reviewer keeps. */
const LISTED_MAX = 200
/** A review and its page are below 1 MB; whatever is larger the reviewer did not write. */
const FILE_BYTES_MAX = 4_000_000
const REVIEW_ID = /^review-[0-9A-Za-z-]{8,40}$/

/** The reviews in the data folder, as `eva check` wrote them. */
export type ReviewShelf = {
  /** Latest first. What is no review is left out. */
  list(): Promise<readonly ReviewSummary[]>
  /** `null` where there is none of that id. */
  read(id: string): Promise<Review | null>
  /** Its page, as HTML; `null` where there is none. */
  page(id: string): Promise<string | null>
  /** Removes all of them. */
  clear(): Promise<void>
}

export function openReviewShelf(folder: string): ReviewShelf {
  /** What was found in a file when it was last written: reviews do not change, and reading two hundred holds everybody up. */
  const known = new Map<string, { writtenAtMs: number; summary: ReviewSummary | null }>()

  const read = async (id: string): Promise<Review | null> => {
    const file = await fileOf(folder, id, 'json')
    if (file === null) return null
    const review = parse(await readFile(file.path, 'utf8').catch(() => ''))
    return review?.id === id ? review : null
  }

  const summary = async (id: string): Promise<ReviewSummary | null> => {
    const file = await fileOf(folder, id, 'json')
    if (file === null) return null
    const before = known.get(id)
    if (before?.writtenAtMs === file.writtenAtMs) return before.summary
    const review = await read(id)
    const found = { writtenAtMs: file.writtenAtMs, summary: review === null ? null : summaryOf(review) }
    known.set(id, found)
    return found.summary
  }

  return {
    read,
    async page(id) {
      const file = await fileOf(folder, id, 'html')
      return file === null ? null : await readFile(file.path, 'utf8').catch(() => null)
    },
    async clear() {
      const files = await readdir(folder).catch(() => [])
      const own = files.filter((file) => REVIEW_ID.test(file.replace(/\.(json|html)$/, '')))
      await Promise.all(own.map((file) => rm(join(folder, file), { force: true })))
      known.clear()
    },
    async list() {
      const files = await readdir(folder).catch(() => [])
      const ids = files.flatMap((file) => (file.endsWith('.json') ? file.slice(0, -'.json'.length) : []))
      const latest = ids.filter((id) => REVIEW_ID.test(id)).toSorted()
      const summaries: ReviewSummary[] = []
      for (const id of latest.toReversed()) {
        if (summaries.length === LISTED_MAX) break
        const found = await summary(id)
        if (found !== null) summaries.push(found)
      }
      for (const id of known.keys()) if (!latest.includes(id)) known.delete(id)
      return summaries
    },
  }
}

/** An id is the name of a file: nothing else may pass for one. A pipe or a device would be waited for, and is none. */
async function fileOf(
  folder: string,
  id: string,
  ending: 'json' | 'html',
): Promise<{ path: string; writtenAtMs: number } | null> {
  if (!REVIEW_ID.test(id)) return null
  const path = join(folder, `${id}.${ending}`)
  const found = await stat(path).catch(() => null)
  return found?.isFile() && found.size <= FILE_BYTES_MAX ? { path, writtenAtMs: found.mtimeMs } : null
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
