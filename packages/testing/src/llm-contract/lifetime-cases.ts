import { BargeIn } from '@eva/core'
import { expect, it } from 'vitest'
import { ask, type LlmUnderTest, never, outcomeOf } from './llm-under-test.ts'
import { expectBrainError } from './stream-cases.ts'

/** How a brain is named, examined and put away. */
export function itLives(brain: () => LlmUnderTest): void {
  it('says what it is', () => {
    expect(brain().llm.specification).toBe('v1')
    expect(brain().llm.id).toMatch(/^[a-z0-9][a-z0-9-]*$/)
    expect(brain().llm.model).not.toBe('')
  })

  it('is well, and says so in words', async () => {
    const health = await brain().llm.check(never())
    expect(health.ok).toBe(true)
    expect(health.detail).not.toBe('')
    if (health.latencyMs !== null) expect(health.latencyMs).toBeGreaterThanOrEqual(0)
  })

  it('ends a check that nobody waits for any more, and is well at the next', async () => {
    const reason = new BargeIn('no time')
    const stop = new AbortController()
    const checks = [brain().llm.check(AbortSignal.abort(reason)), brain().llm.check(stop.signal)]
    stop.abort(reason)
    for (const check of await Promise.allSettled(checks)) {
      if (check.status === 'rejected') expect(check.reason).toBe(reason)
      else expect(check.value.detail).not.toBe('')
    }
    expect((await brain().llm.check(never())).ok).toBe(true)
  })

  it('can be closed twice, also both at once', async () => {
    const { llm } = brain()
    await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
    await Promise.all([llm.close(), llm.close()])
    await llm.close()
  })

  it('ends a stream that is running when it is closed', async () => {
    const { llm } = brain()
    const closings: Promise<void>[] = []
    const { thrown } = await outcomeOf(llm.streamTokens(ask('Tell me a long story.'), never()), (event) => {
      if (event.type === 'token') closings.push(llm.close())
    })
    await Promise.all(closings)
    expect(closings.length).toBeGreaterThan(0)
    if (thrown !== null) expectBrainError(thrown.value)
  })
}
