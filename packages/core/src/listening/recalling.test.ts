import { expect, it } from 'vitest'
import { readInMind } from '../memory/in-mind.ts'
import { openTalk, type TalkOptions } from './test-talk.ts'

/** What stands before the spoken message in the request for its answer. */
async function inMindFor(options: TalkOptions): Promise<readonly string[]> {
  const here = await openTalk(options)
  const about = { source: '', conversationId: null, turnId: null, createdAtMs: 0, key: null } as const
  const { memories } = here.store
  await memories.remember({ ...about, id: 'sea', kind: 'note', text: 'I am afraid of the sea.' })
  await memories.remember({ ...about, id: 'car', kind: 'note', text: 'My car is red.' })
  await here.silence(320)
  await here.speak('tell me about the sea')
  await here.silence(3_000)
  here.listening.commit()
  await here.silence(3_000)
  expect(here.messages()).toEqual(['tell me about the sea'])
  return readInMind(here.brains[0]?.requests[0]?.messages.at(-1)?.content ?? '').known
}

it.each<[string, TalkOptions]>([
  ['drafted in a pause', { drafts: () => 'free' }],
  ['not drafted', { drafts: () => 'none' }],
  ['heard along', { isStreaming: true }],
  ['ended by a button', { wish: { pushToTalk: true }, drafts: () => 'none' }],
])('she has in mind what belongs to what is spoken: %s', async (_how, options) => {
  expect(await inMindFor(options)).toEqual(['I am afraid of the sea.'])
})
