import { EvaError } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { defaultTokens, type Fault } from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { openBrain } from './test-brain.ts'

const REQUEST = ask('Hello, 世界 👋🏽!', { maxTokens: 200 })
const TOKENS = defaultTokens(REQUEST.messages)
const WHOLE = TOKENS.join('')
const beginning = (tokens: number): string => TOKENS.slice(0, tokens).join('')

it.each<[Fault, said: string, code: string | null]>([
  [{ type: 'slow_start', ms: 1 }, WHOLE, null],
  [{ type: 'slow_tokens', ms: 1 }, WHOLE, null],
  [{ type: 'cut', afterTokens: 0 }, '', 'brain_unreachable'],
  [{ type: 'cut', afterTokens: 5 }, beginning(5), 'brain_unreachable'],
  [{ type: 'error', afterTokens: 5 }, beginning(5), 'brain_unreachable'],
  [{ type: 'garbage', afterTokens: 5 }, beginning(5), 'brain_failed'],
  [{ type: 'status', status: 500 }, '', 'brain_unreachable'],
  [{ type: 'split_characters' }, WHOLE, null],
  [{ type: 'no_done' }, WHOLE, null],
  [{ type: 'early_end' }, WHOLE, 'brain_unreachable'],
  [{ type: 'refuse' }, '', 'brain_unreachable'],
])('of a server with %o hears %j, then %s, and is well afterwards', async (fault, said, code) => {
  const { llm, simulator } = await openBrain()
  simulator.failNext(fault)
  const { text, thrown } = await outcomeOf(llm.streamTokens(REQUEST, never()))
  expect([text, thrown?.value instanceof EvaError ? thrown.value.code : thrown]).toEqual([said, code])
  expect(await outcomeOf(llm.streamTokens(REQUEST, never()))).toMatchObject({ text: WHOLE, thrown: null })
})

it.each<[Fault, said: string]>([
  [{ type: 'stall', afterTokens: 0 }, ''],
  [{ type: 'stall', afterTokens: 5 }, beginning(5)],
  [{ type: 'hang' }, ''],
  [{ type: 'hang_after_headers' }, ''],
])('leaves a server with %o as soon as it is told to', async (fault, said) => {
  const { llm, simulator } = await openBrain()
  simulator.setFaults([{ fault, when: { type: 'always' } }])
  const leave = new AbortController()
  const reason = new Error('left')
  let text = ''
  const listening = (async () => {
    for await (const event of llm.streamTokens(REQUEST, leave.signal)) {
      if (event.type === 'token') text += event.content
      if (text === said && said !== '') leave.abort(reason)
    }
  })()
  if (said === '') {
    await expect.poll(() => simulator.calls.length).toBe(1)
    leave.abort(reason)
  }
  await expect(listening).rejects.toBe(reason)
  expect(text).toBe(said)
  await simulator.idle()
  expect(simulator.calls).toMatchObject([{ outcome: 'abandoned' }])
  simulator.setFaults([])
  expect(await outcomeOf(llm.streamTokens(REQUEST, never()))).toMatchObject({ text: WHOLE, thrown: null })
})

it('loses an answer under way when the server dies, and gets the rest of it from another', async () => {
  const [dying, other] = [await openBrain(), await openBrain()]
  dying.simulator.setFaults([{ fault: { type: 'stall', afterTokens: 9 }, when: { type: 'always' } }])
  let said = ''
  const listening = async (): Promise<void> => {
    for await (const event of dying.llm.streamTokens(REQUEST, never())) {
      if (event.type === 'token') said += event.content
      if (said === beginning(9)) expect(dying.simulator.interrupt('cut')).toBe(1)
    }
  }
  await expect(listening()).rejects.toMatchObject({ code: 'brain_unreachable' })
  const { text, thrown } = await outcomeOf(other.llm.streamTokens({ ...REQUEST, answerSoFar: said }, never()))
  expect([said + text, thrown]).toEqual([WHOLE, null])
})

it.each([1, 4, 9, 17])('gets the rest of an answer after %i of its words', async (words) => {
  const { llm } = await openBrain()
  const { text } = await outcomeOf(llm.streamTokens({ ...REQUEST, answerSoFar: beginning(words) }, never()))
  expect(beginning(words) + text).toBe(WHOLE)
})
