/** The reviews that were made and the one that is being made. */

export type { ReviewerCommand, ReviewRun } from './review-run.ts'
export { openReviewShelf, type ReviewShelf } from './review-shelf.ts'
export { Reviews, type ReviewWish } from './reviews.ts'
