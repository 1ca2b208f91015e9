import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Review } from '@eva/protocol'
import { htmlOf } from './html/html-of.ts'
import { markdownOf } from './markdown.ts'
import type { Language } from './texts.ts'

/** Where a review went. */
export type ReviewFiles = { markdown: string; json: string; html: string }

/**
 * Writes `<id>.md`, `<id>.html`, `review.html` (the same page; always the latest) and `<id>.json`. Each file is whole or not there: it gets its name
 * when it is complete. The JSON comes last, because a review counts as made when it can be read back.
 */
export async function writeReview(folder: string, review: Review, language: Language): Promise<ReviewFiles> {
  await mkdir(folder, { recursive: true })
  const page = htmlOf(review, language)
  const file = (name: string): string => path.join(folder, name)
  const files = { markdown: file(`${review.id}.md`), json: file(`${review.id}.json`), html: file('review.html') }
  await writeWhole(files.markdown, markdownOf(review, language))
  await writeWhole(file(`${review.id}.html`), page)
  await writeWhole(files.html, page)
  await writeWhole(files.json, `${JSON.stringify(review, null, 1)}\n`)
  return files
}

/** Under a name of its own first: two programs that write at once replace each other's file, and never mix them. */
async function writeWhole(target: string, content: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.new`
  try {
    await writeFile(unfinished, content)
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
