import type { LlmRequest } from '@eva/core'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { errorReply, type OpenAiSimulator } from '@eva/testing/openai-simulator'
import { expect, it } from 'vitest'
import { GROQ, OPENAI } from './dialects.ts'
import { brainAt, openBrain, serve } from './test-brain.ts'

const SAID = 'The sea is blue. It is deep, '
const goOn = (changes: Partial<LlmRequest> = {}): LlmRequest =>
  ask('Tell me of the sea.', { answerSoFar: SAID, ...changes })

const bodyOf = (simulator: OpenAiSimulator, call: number): Record<string, unknown> & { messages: { role: string }[] } =>
  JSON.parse(simulator.calls.filter(({ path }) => path.endsWith('/chat/completions'))[call]?.body ?? '')

it('sends the beginning as a last message of its own, and lets out what comes after it', async () => {
  const { llm, simulator } = await openBrain({ dialect: GROQ })
  simulator.replyNext({ type: 'stream', tokens: [' cold', ' and', ' salty.'] })
  const { text, thrown } = await outcomeOf(llm.streamTokens(goOn(), never()))
  expect([text, thrown]).toEqual(['cold and salty.', null])
  const { messages, ...fields } = bodyOf(simulator, 0)
  expect(messages).toEqual([...goOn().messages, { role: 'assistant', content: 'The sea is blue. It is deep,' }])
  expect(fields).not.toHaveProperty('continue_final_message')
})

it.each([
  ['goes on', ['cold', ' and salty.']],
  ['begins anew', ['The sea is', ' blue. It is', ' deep, cold', ' and salty.']],
  ['repeats the last clause', ['It', ' is', ' deep', ',', ' cold', ' and', ' salty.']],
  ['thinks, then begins anew', ['<think>', 'Where was I?', '</think>\n\n', SAID, 'cold and salty.']],
])('goes on at the seam when the model %s', async (_what, tokens) => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens })
  const { text } = await outcomeOf(llm.streamTokens(goOn(), never()))
  expect(text).toBe('cold and salty.')
})

it('lets the end of a held repetition out, and nothing where all is a repetition', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext({ type: 'stream', tokens: ['It'] })
  simulator.replyNext({ type: 'stream', tokens: [SAID] })
  expect((await outcomeOf(llm.streamTokens(goOn(), never()))).text).toBe('It')
  const { text, thrown, events } = await outcomeOf(llm.streamTokens(goOn(), never()))
  expect([text, thrown, events.at(-1)?.type]).toEqual(['', null, 'usage'])
})

it('tells OpenAI’s own models in words', async () => {
  const { llm, simulator } = await openBrain({ dialect: OPENAI })
  await outcomeOf(llm.streamTokens(goOn(), never()))
  const last = bodyOf(simulator, 0).messages.slice(-2)
  expect(last[0]).toEqual({ role: 'assistant', content: 'The sea is blue. It is deep,' })
  expect(last[1]).toMatchObject({ role: 'user', content: expect.stringMatching(/exactly after its last words/) })
})

it.each([
  ['vllm', true],
  ['sglang', true],
  ['llamacpp', false],
  ['organization_owner', false],
  ['library', false],
])('tells a server whose models belong to %s to leave the message open: %s', async (owner, told) => {
  const bodies: Record<string, unknown>[] = []
  const address = await serve((request, response) => {
    if (request.url === '/v1/models') {
      response.end(JSON.stringify({ data: [{ id: 'served', owned_by: owner }] }))
      return
    }
    request.setEncoding('utf8').once('data', (body: string) => {
      bodies.push(JSON.parse(body))
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: [DONE]\n\n')
    })
  })
  const llm = brainAt(address, { model: 'served' })
  await llm.check(never())
  await outcomeOf(llm.streamTokens(goOn(), never()))
  await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
  await llm.close()
  const open = { continue_final_message: true, add_generation_prompt: false }
  if (told) expect(bodies[0]).toMatchObject(open)
  else expect(Object.keys(bodies[0] ?? {})).not.toEqual(expect.arrayContaining(['add_generation_prompt']))
  expect(bodies[1]).not.toHaveProperty('continue_final_message')
})

it.each([
  [400, 'Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant'],
  [422, 'messages: the last message must be by the user'],
  [500, 'Jinja: Conversation roles must alternate user/assistant'],
])('loses one request to a server that wants the user last (%i), then tells it in words', async (status, message) => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(errorReply(status, { message }))
  expect((await outcomeOf(llm.streamTokens(goOn(), never()))).thrown).not.toBeNull()
  expect((await outcomeOf(llm.streamTokens(goOn(), never()))).thrown).toBeNull()
  expect([0, 1].map((call) => bodyOf(simulator, call).messages.at(-1)?.role)).toEqual(['assistant', 'user'])
})

it('does not take an outage or another refusal for that', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(errorReply(500, { message: 'out of memory' }))
  simulator.replyNext(errorReply(429, { message: 'slow down' }))
  simulator.replyNext(errorReply(400, { message: 'Unknown field: stream_options' }))
  for (let asked = 0; asked < 4; asked += 1) await outcomeOf(llm.streamTokens(goOn(), never()))
  expect(bodyOf(simulator, 3).messages.at(-1)?.role).toBe('assistant')
})

it('turns thinking off for a server that leaves the message open only then', async () => {
  const { llm, simulator } = await openBrain()
  simulator.replyNext(errorReply(400, { message: 'Assistant response prefill is incompatible with enable_thinking.' }))
  await outcomeOf(llm.streamTokens(goOn(), never()))
  await outcomeOf(llm.streamTokens(goOn(), never()))
  const { messages, chat_template_kwargs: template } = bodyOf(simulator, 1)
  expect(messages.at(-1)?.role).toBe('assistant')
  expect(template).toMatchObject({ enable_thinking: false })
})

it('answers from the beginning where nothing was said yet', async () => {
  const { llm, simulator } = await openBrain()
  await outcomeOf(llm.streamTokens(goOn({ answerSoFar: ' ' }), never()))
  expect(bodyOf(simulator, 0).messages.at(-1)?.role).toBe('user')
})
