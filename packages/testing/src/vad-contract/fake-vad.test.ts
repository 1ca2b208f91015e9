import { VAD_WINDOW } from '@eva/core'
import { expect, it } from 'vitest'
import { fakeVad, speechByLevel, tone, UnscriptedCall } from '../fakes/index.ts'
import { describeVad, judgeAll } from './describe-vad.ts'

// The suite holds for a detector that looks at nothing but the level.
describeVad('a scripted fake', async () => ({
  vad: fakeVad(Array(20).fill(speechByLevel(500))),
  speech: tone(1_500),
}))

it('follows its script, and throws on what is not in it', () => {
  const vad = fakeVad([
    [
      { windows: 2, are: 'silence' },
      { windows: 1, are: 'speech' },
    ],
  ])
  const stream = vad.open()
  expect(judgeAll(stream, new Int16Array(3 * VAD_WINDOW))).toEqual(['silence', 'silence', 'speech'])
  expect(() => stream.judge(new Int16Array(VAD_WINDOW))).toThrow(UnscriptedCall)
  expect(() => vad.open()).toThrow(UnscriptedCall)
  expect(vad.streams).toBe(1)
  stream.close()
  expect([vad.streams, vad.judged]).toEqual([0, 3])
})
