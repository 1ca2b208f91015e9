import { afterEach, beforeEach, describe } from 'vitest'
import { itAborts } from './abort-cases.ts'
import { itGoesOn } from './going-on-cases.ts'
import { itLives } from './lifetime-cases.ts'
import type { LlmUnderTest, OpenLlm } from './llm-under-test.ts'
import { itStreams } from './stream-cases.ts'

/** Longest a single case may take, so that a stream that hangs is a failure. Room for a real model on a busy machine. */
const CASE_LIMIT_MS = 180_000

/** The suite that every brain passes. Each case gets a brain of its own from `open`, closed and disposed of afterwards. */
export function describeLlm(name: string, open: OpenLlm): void {
  describe(`brain contract: ${name}`, { timeout: CASE_LIMIT_MS }, () => {
    let current: LlmUnderTest | undefined
    const brain = (): LlmUnderTest => {
      if (current === undefined) throw new Error('no brain is open outside a case')
      return current
    }

    beforeEach(async () => {
      current = await open()
    }, CASE_LIMIT_MS)

    afterEach(async () => {
      const opened = current
      current = undefined
      await opened?.llm.close()
      await opened?.dispose?.()
    }, CASE_LIMIT_MS)

    itStreams(brain)
    itGoesOn(brain)
    itAborts(brain)
    itLives(brain)
  })
}
