import { getEventListeners } from 'node:events'
import { BargeIn, type Llm } from '@eva/core'
import { expect, it } from 'vitest'
import { brokenRules } from './broken-rules.ts'
import { ask, type LlmUnderTest, never, type Outcome, outcomeOf } from './llm-under-test.ts'

const STORY = 'Tell me a long story.'

/** What a brain does when it is stopped. */
export function itAborts(brain: () => LlmUnderTest): void {
  it('does not begin when the signal was aborted before', async () => {
    const reason = new BargeIn('before the start')
    const { events, thrown } = await outcomeOf(brain().llm.streamTokens(ask(STORY), AbortSignal.abort(reason)))
    expect(events).toEqual([])
    expect(thrown?.value).toBe(reason)
    await expectAnswers(brain())
  })

  it('throws the reason when it is aborted while the first event is awaited', async () => {
    const reason = new BargeIn('at once')
    const stop = new AbortController()
    const request = ask(STORY)
    const reading = outcomeOf(brain().llm.streamTokens(request, stop.signal))
    stop.abort(reason)
    const { events, thrown } = await reading
    expect(events.length).toBeLessThanOrEqual(1)
    expect(brokenRules(events, request)).toEqual([])
    expect(thrown?.value).toBe(reason)
    await expectAnswers(brain())
  })

  it('lets no token out after the one at which it was aborted', async () => {
    const reason = new BargeIn('at the first token')
    const { events, thrown } = await abortAtFirstToken(brain().llm, reason)
    expect(events.filter((event) => event.type === 'token')).toHaveLength(1)
    expect(events.at(-1)?.type).toBe('token')
    expect(thrown?.value).toBe(reason)
    await expectAnswers(brain())
  })

  it('throws the very reason, whatever it is', async () => {
    expect((await abortAtFirstToken(brain().llm, 'a string')).thrown?.value).toBe('a string')
    const { thrown } = await abortAtFirstToken(brain().llm, undefined)
    expect(thrown?.value).toMatchObject({ name: 'AbortError' })
  })

  it('survives being aborted many times running, and twice in one stream', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const reason = new BargeIn(`turn ${turn}`)
      expect((await abortAtFirstToken(brain().llm, reason, 2)).thrown?.value).toBe(reason)
    }
    await expectAnswers(brain())
  })

  it('keeps on with one stream when its neighbour is aborted', async () => {
    const request = ask('Tell me about the sea.')
    const neighbour = abortAtFirstToken(brain().llm, new BargeIn('only this one'))
    const { events, text, thrown } = await outcomeOf(brain().llm.streamTokens(request, never()))
    expect(thrown).toBeNull()
    expect(brokenRules(events, request)).toEqual([])
    expect(text).not.toBe('')
    expect(text).toBe(brain().replyTo?.(request) ?? text)
    expect((await neighbour).thrown?.value).toBeInstanceOf(BargeIn)
  })

  it('stops its work when the reader leaves early', async () => {
    let seen = ''
    for await (const event of brain().llm.streamTokens(ask(STORY), never())) {
      if (event.type !== 'token') continue
      seen = event.content
      break
    }
    expect(seen).not.toBe('')
    await expectAnswers(brain())
  })

  it('leaves no listener on a signal that outlives the stream', async () => {
    const { signal } = new AbortController()
    await outcomeOf(brain().llm.streamTokens(ask('Hello!'), signal))
    for await (const event of brain().llm.streamTokens(ask(STORY), signal)) if (event.type === 'token') break
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
}

/** Aborts a story `times` times over as soon as its first token is there. */
function abortAtFirstToken(llm: Llm, reason: unknown, times = 1): Promise<Outcome> {
  const stop = new AbortController()
  return outcomeOf(llm.streamTokens(ask(STORY), stop.signal), (event) => {
    if (event.type === 'token') for (let time = 0; time < times; time += 1) stop.abort(reason)
  })
}

/** The brain has let go of what was stopped, and answers as if nothing had been. */
async function expectAnswers({ llm, idle, replyTo }: LlmUnderTest): Promise<void> {
  await idle?.()
  const request = ask('Hello again!')
  const { text, thrown } = await outcomeOf(llm.streamTokens(request, never()))
  expect(thrown).toBeNull()
  expect(text).not.toBe('')
  expect(text).toBe(replyTo?.(request) ?? text)
}
