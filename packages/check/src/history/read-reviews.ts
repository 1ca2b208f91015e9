import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Review, reviewSchema } from '@eva/protocol'

/** As many as a trend shows. */
const MOST_REVIEWS = 30
/** A review with every sample it may have is below 1 MB; whatever is larger was not written by us. */
const MOST_BYTES = 4_000_000

export type EarlierReviews = {
  /** Oldest first. */
  reviews: Review[]
  /** Names of files that are no review that this version can read. */
  broken: string[]
}

/** The latest thirty reviews of a folder. One that is missing holds none; a file that cannot be read is named and passed over. */
export async function readReviews(folder: string): Promise<EarlierReviews> {
  const reviews: Review[] = []
  const broken: string[] = []
  for (const name of (await namesIn(folder)).slice(-MOST_REVIEWS)) {
    const review = await readReview(path.join(folder, name))
    if (review) reviews.push(review)
    else broken.push(name)
  }
  return { reviews: reviews.toSorted((a, b) => a.reviewed_at.localeCompare(b.reviewed_at)), broken }
}

/** Their names carry the time, so they sort by it. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^review-[0-9A-Za-z-]+\.json$/.test(name)).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

async function readReview(file: string): Promise<Review | undefined> {
  try {
    const { size } = await stat(file)
    if (size > MOST_BYTES) return undefined
    return reviewSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}
