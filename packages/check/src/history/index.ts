/** What counts as a change, with the numbers that the documentation states. */
export { compareMetrics, FALSE_ALARM_SHARE, SMALLEST_CHANGE, USUAL_STEPS } from './compare-metrics.ts'
/** How many reviews are kept, and the end of those before. */
export { forgetOldReviews, KEPT_REVIEWS } from './forget-reviews.ts'
/** The reviews of a folder. */
export { type EarlierReviews, readReviews } from './read-reviews.ts'
/** A review beside the earlier ones of the same Eva. */
export { type ReviewBody, withHistory } from './with-history.ts'
