import { afterAll, beforeAll, describe } from 'vitest'
import { itCloses, itStops } from './abort-cases.ts'
import type { EarUnderTest, OpenEar } from './ear-under-test.ts'
import { itHears } from './hearing-cases.ts'
import { itHearsAlong } from './stream-cases.ts'

/** Longest a single case may take, so that an utterance that hangs is a failure. Room for a slow ear on a busy machine. */
const CASE_LIMIT_MS = 180_000

/**
 * The suite that every ear passes. All cases share one ear from `open`, because what one utterance leaves behind for
 * the next is part of what is tested.
 */
export function describeEar(name: string, open: OpenEar): void {
  describe(`ear contract: ${name}`, { timeout: CASE_LIMIT_MS }, () => {
    let opened: EarUnderTest | undefined
    const subject = (): EarUnderTest => {
      if (opened === undefined) throw new Error('no ear is open outside a case')
      return opened
    }

    beforeAll(async () => {
      opened = await open()
    }, CASE_LIMIT_MS)

    afterAll(async () => {
      await opened?.ear.close()
      await opened?.dispose?.()
    }, CASE_LIMIT_MS)

    itHears(subject)
    itHearsAlong(subject)
    itStops(subject)
    itCloses(subject)
  })
}
