import { describe, expect, it } from 'vitest'
import { openTalk, type Talk } from './test-talk.ts'

const talk = async (...args: Parameters<typeof openTalk>): Promise<Talk> => {
  const here = await openTalk(...args)
  await here.silence(320)
  return here
}

describe('somebody who speaks to her', () => {
  it('is heard, understood and answered, and nothing else happens', async () => {
    const here = await talk()
    await here.speak('what time is it')
    await here.silence(6_000)
    expect(here.story()).toBe(
      'speech_start listening perhaps(what time is it) speech_end said(what time is it) turn completed',
    )
    expect(here.brains[0]?.requests).toHaveLength(1)
    expect(here.ear.calls).toHaveLength(1)
  })
})
