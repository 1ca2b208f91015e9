/** The suite that every voice detector passes, and a helper for further cases. */
export { describeVad, judgeAll, type VadUnderTest } from './describe-vad.ts'
