/** As one page that needs nothing but itself. */
export { htmlOf } from './html/html-of.ts'
/** As Markdown with a front matter. */
export { markdownOf } from './markdown.ts'
/** For a terminal. */
export { printReview } from './terminal.ts'
/** The two languages of a report. */
export type { Language } from './texts.ts'
/** To files, each whole or not there. */
export { type ReviewFiles, writeReview } from './write-review.ts'
