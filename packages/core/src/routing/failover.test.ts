import { createFakeClock, fakeLlm, type LlmScript } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import type { Llm } from '../contracts/llm.ts'
import { BargeIn, EvaError } from '../errors.ts'
import { createFailover } from './failover.ts'
import type { RoutedEvent } from './router.ts'

const request = { conversationId: 'c', messages: [], maxTokens: 9, temperature: 0 }
const clock = createFakeClock()

const brain = (id: string, ...script: LlmScript): Llm => fakeLlm(id, clock, [script])

async function ask(
  brains: readonly [Llm, ...Llm[]],
  signal = new AbortController().signal,
): Promise<{ readonly events: readonly RoutedEvent[]; readonly thrown: unknown }> {
  const events: RoutedEvent[] = []
  try {
    for await (const event of createFailover(brains).streamTokens(request, signal, () => '')) events.push(event)
    return { events, thrown: null }
  } catch (thrown) {
    return { events, thrown }
  }
}

const resting = new EvaError('brain_rate_limited', 'Groq is resting.', { retryAfterMs: 42_000 })

describe('brains in order', () => {
  it('plans with the first', () => {
    expect(createFailover([brain('a'), brain('b')]).planned()).toEqual({ provider: 'a', model: 'a (fake)' })
  })

  it('asks only the first while it answers', async () => {
    const { events } = await ask([brain('a', 'Hi'), brain('b')])
    expect(events).toEqual([{ type: 'started' }, { type: 'token', content: 'Hi' }])
  })

  it('asks the next when one fails before its first token, as often as it takes', async () => {
    const { events } = await ask([
      brain('a', { fail: resting }),
      brain('b', { fail: new Error('x') }),
      brain('c', 'Hi'),
    ])
    expect(events.filter((event) => event.type === 'route')).toEqual([
      {
        type: 'route',
        from: 'a',
        to: 'b',
        model: 'b (fake)',
        cause: 'failed',
        reason: 'Groq is resting.',
        untilMs: 42_000,
      },
      { type: 'route', from: 'b', to: 'c', model: 'c (fake)', cause: 'failed', reason: 'b failed.', untilMs: null },
    ])
    expect(events.at(-1)).toEqual({ type: 'token', content: 'Hi' })
  })

  it('asks the next when one ends without a word', async () => {
    const { events } = await ask([brain('a'), brain('b', 'Hi')])
    expect(events.find((event) => event.type === 'route')).toMatchObject({ reason: 'a ended without a word.' })
  })

  it('asks nobody else after the first token', async () => {
    const { events, thrown } = await ask([brain('a', 'Hi', { fail: resting }), brain('b', 'never')])
    expect(events.at(-1)).toEqual({ type: 'token', content: 'Hi' })
    expect(thrown).toBe(resting)
  })

  it('fails with the last reason, as an error that can be shown', async () => {
    expect((await ask([brain('a', { fail: resting })])).thrown).toBe(resting)
    expect((await ask([brain('a', { fail: new Error('secret') })])).thrown).toMatchObject({
      code: 'brain_failed',
      message: 'a failed while answering.',
    })
    expect((await ask([brain('a')])).thrown).toMatchObject({ code: 'brain_failed', message: 'a ended without a word.' })
  })

  it('asks nobody else when it is cancelled', async () => {
    const cancel = new AbortController()
    const reason = new BargeIn('enough')
    const second = fakeLlm('b', clock, [['never']])
    const asking = ask([brain('a', { waitMs: 9 }, 'never'), second], cancel.signal)
    await clock.settle()
    cancel.abort(reason)
    expect((await asking).thrown).toBe(reason)
    expect(second.requests).toEqual([])
  })
})
