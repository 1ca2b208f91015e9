/** The suite that every ear passes: `describeEar('pocketsphinx', open)` in a test file. */
export { describeEar } from './describe-ear.ts'
/** What a test file gives to the suite, and small helpers for further cases of its own. */
export {
  type EarUnderTest,
  type HeardOutcome,
  infoOf,
  listen,
  never,
  type OpenEar,
  samplesOf,
  type Utterance,
  utteranceOf,
  wishOf,
} from './ear-under-test.ts'
export { expectUnderstood, expectWellFormed } from './expect-heard.ts'
