import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'

/** A review a day for more than half a year: some 60 MB with all their pages. */
export const KEPT_REVIEWS = 200

/** What {@link writeReview} calls its files, the unfinished ones of a program that was killed too. Nothing else is ours to remove. */
const OURS = /^(review-\d{8}T\d{6}Z)\.(?:json|md|html)(?:\.\d+\.new)?$/

/**
 * Removes the files of the oldest reviews, so that the latest {@link KEPT_REVIEWS} stay; the one named `latest` does in any case, also when the
 * clock was set back. What cannot be removed stays, and harms nothing.
 */
export async function forgetOldReviews(folder: string, latest: string): Promise<void> {
  const files = (await readdir(folder).catch(() => [])).flatMap((name) => {
    const id = OURS.exec(name)?.[1]
    return id === undefined || id === latest ? [] : [{ name, id }]
  })
  const ids = [...new Set(files.map(({ id }) => id))].toSorted()
  const old = new Set(ids.slice(0, Math.max(0, ids.length - (KEPT_REVIEWS - 1))))
  for (const { name, id } of files) {
    if (old.has(id)) await rm(path.join(folder, name), { force: true }).catch(() => undefined)
  }
}
