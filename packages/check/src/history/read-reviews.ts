import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Review, reviewSchema } from '@eva/protocol'
import { KEPT_REVIEWS } from './forget-reviews.ts'

/** A review with every sample it may have is below 1 MB; whatever is larger was not written by us. */
const MOST_BYTES = 4_000_000
/** Files that are looked at: as many as are kept, and as many again that are something else. */
const MOST_FILES = 2 * KEPT_REVIEWS

export type EarlierReviews = {
  /** Oldest first. */
  reviews: Review[]
  /** Names of files that are no review that this version can read. */
  broken: string[]
}

/**
 * The reviews of a folder. One that is missing or cannot be read holds none: a review must not be lost for want of a past. A file that cannot be read,
 * or that holds another review than its name says, is named and passed over.
 */
export async function readReviews(folder: string): Promise<EarlierReviews> {
  const reviews: Review[] = []
  const broken: string[] = []
  for (const name of (await namesIn(folder)).slice(-MOST_FILES)) {
    const review = await readReview(path.join(folder, name))
    if (review !== undefined && name === `${review.id}.json`) reviews.push(review)
    else broken.push(name)
  }
  return { reviews: reviews.toSorted((a, b) => a.reviewed_at.localeCompare(b.reviewed_at)), broken }
}

/** Their names carry the time, so they sort by it. */
async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^review-[0-9A-Za-z-]+\.json$/.test(name)).toSorted()
}

async function readReview(file: string): Promise<Review | undefined> {
  try {
    const found = await stat(file)
    // A pipe or a device would be waited for, or never end.
    if (!found.isFile() || found.size > MOST_BYTES) return undefined
    return reviewSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}
