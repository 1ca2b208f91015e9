import { EvaError } from '@eva/core'
import {
  createFakeClock,
  type FakeSpeech,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type SpeechStep,
} from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { beginRehearsal } from './rehearse.ts'

const voiceThat = (steps: readonly SpeechStep[]): FakeSpeech =>
  fakeSpeech('fake', createFakeClock(), [fakeVoice('fake', 'anna', ['en', 'fr'])], () => steps)

describe('the rehearsal of a start', () => {
  it('ends without a word when she is stopped in the middle of it', async () => {
    const failures: unknown[] = []
    const voice = voiceThat([{ waitMs: 60_000 }])
    const clock = createFakeClock()
    const rehearsal = beginRehearsal(
      [],
      fakeVoices(voice),
      clock,
      () => () => {},
      (thrown) => failures.push(thrown),
    )
    await clock.advance(1_000)
    await rehearsal.stop()
    expect(voice.stopped).toBe(1)
    expect(failures).toEqual([])
  })

  it('leaves whoever asks something at once in peace', async () => {
    const failures: unknown[] = []
    const voice = voiceThat([{ waitMs: 60_000 }])
    const clock = createFakeClock()
    const rehearsal = beginRehearsal(
      [],
      fakeVoices(voice),
      clock,
      () => () => {},
      (thrown) => failures.push(thrown),
    )
    await clock.advance(900)
    await rehearsal.stop()
    expect([voice.calls, failures, clock.sleeping]).toEqual([[], [], 0])
  })

  it('tells of a voice that fails', async () => {
    const failure = new EvaError('voice_failed', 'The voice is broken.')
    const clock = createFakeClock()
    const voices = fakeVoices(voiceThat([{ fail: failure }]))
    const told = new Promise((resolve) => beginRehearsal([], voices, clock, () => () => {}, resolve))
    await clock.advance(1_000)
    expect(await told).toBe(failure)
  })
})
