/** Going on with an answer that another brain began. */

/** For every adapter: makes a stream follow what was said already, without repeating it. */
export { type Continuation, continueAfter } from './continue-after.ts'
