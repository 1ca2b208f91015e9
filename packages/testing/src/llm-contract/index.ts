/** The suite that every brain passes: `describeLlm('groq', open)` in a test file. */

/** The rules of order and content that a list of a brain's events breaks; for tests that script a brain. */
export { brokenRules } from './broken-rules.ts'
export { describeLlm } from './describe-llm.ts'
/** What a test file gives to the suite, and small helpers for further cases of its own. */
export { ask, type LlmUnderTest, never, type OpenLlm, type Outcome, outcomeOf, textOf } from './llm-under-test.ts'
