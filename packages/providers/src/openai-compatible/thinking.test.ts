import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { errorReply, type OpenAiSimulator } from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { COMPATIBLE, type Dialect, GROQ, OPENAI } from './dialects.ts'
import { openBrain } from './test-brain.ts'
import { withoutThinking } from './thinking.ts'

const TEMPLATE = { chat_template_kwargs: { enable_thinking: false, thinking: false } }

it.each<readonly [string, Dialect, string, object]>([
  ['Groq', GROQ, 'llama-3.1-8b-instant', {}],
  ['Groq', GROQ, 'qwen/qwen3-32b', { reasoning_effort: 'none', reasoning_format: 'hidden' }],
  ['Groq', GROQ, 'openai/gpt-oss-20b', { reasoning_effort: 'low', include_reasoning: false }],
  ['Groq', GROQ, 'deepseek-r1-distill-llama-70b', { reasoning_format: 'hidden' }],
  ['OpenAI', OPENAI, 'gpt-4o-mini', {}],
  ['OpenAI', OPENAI, 'gpt-5-mini', { reasoning_effort: 'minimal' }],
  ['OpenAI', OPENAI, 'gpt-5', { reasoning_effort: 'minimal' }],
  ['OpenAI', OPENAI, 'gpt-5.1', { reasoning_effort: 'none' }],
  ['OpenAI', OPENAI, 'gpt-5.4-mini', { reasoning_effort: 'none' }],
  ['OpenAI', OPENAI, 'gpt-5-chat-latest', {}],
  ['OpenAI', OPENAI, 'gpt-5.1-chat-latest', {}],
  ['OpenAI', OPENAI, 'o4-mini', { reasoning_effort: 'low' }],
  ['another server', COMPATIBLE, 'Qwen/Qwen3-8B', TEMPLATE],
  ['another server', COMPATIBLE, 'qwen3-4b-q4_k_m.gguf', TEMPLATE],
  ['another server', COMPATIBLE, 'zai-org/GLM-4.5-Air', TEMPLATE],
  [
    'another server',
    COMPATIBLE,
    'openai/gpt-oss-20b',
    { reasoning_effort: 'low', chat_template_kwargs: { reasoning_effort: 'low' } },
  ],
  ['another server', COMPATIBLE, 'Qwen2.5-7B-Instruct', {}],
  ['another server', COMPATIBLE, 'simulated-model', {}],
])('%s is asked not to think: %s', (_name, dialect, model, fields) => {
  expect(withoutThinking(dialect.thinking, model, 0)).toEqual(fields)
})

const bodyOf = (simulator: OpenAiSimulator, call: number): Record<string, unknown> =>
  JSON.parse(simulator.calls[call]?.body ?? '')

it('notices that a model thinks, and asks it more firmly each time not to', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', reasoning: ['Hmm.'], tokens: ['Yes.'] })
  simulator.replyNext({ type: 'stream', tokens: ['<think>', 'Hmm.', '</think>', 'Yes.'] })
  for (let asked = 0; asked < 4; asked += 1) await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  const asked = [0, 1, 2, 3].map((call) => {
    const { chat_template_kwargs: template, reasoning_effort: effort } = bodyOf(simulator, call)
    return [template !== undefined, effort]
  })
  expect(asked).toEqual([
    [false, undefined],
    [true, undefined],
    [true, 'none'],
    [true, 'none'],
  ])
})

it.each([
  [400, { message: "property 'chat_template_kwargs' is unsupported" }, 'chat_template_kwargs'],
  [422, { message: 'extra_forbidden', param: 'chat_template_kwargs' }, 'chat_template_kwargs'],
  [400, { message: "Unsupported value: 'temperature' does not support 0 with this model." }, 'temperature'],
  [400, { message: 'Unrecognized request argument supplied: stream_options' }, 'stream_options'],
])('loses one request to a server that refuses a field (%i %j)', async (status, said, field) => {
  const { llm, simulator } = await openBrain({ model: 'qwen3-8b' }, { models: ['qwen3-8b'] })
  simulator.replyNext(errorReply(status, said))
  expect((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).thrown?.value).toMatchObject({
    code: 'brain_failed',
  })
  expect((await outcomeOf(llm.streamTokens(ask('Hello!'), never()))).thrown).toBeNull()
  const fields = [0, 1].map((call) => Object.keys(bodyOf(simulator, call)))
  expect(fields[0]).toContain(field)
  expect(fields[1]).toEqual(fields[0]?.filter((name) => name !== field))
})

it('keeps a field that was refused for another reason than itself', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(errorReply(500, { message: 'crashed at stream_options' }))
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  expect(bodyOf(simulator, 1)).toHaveProperty('stream_options')
})
