import { EvaError, type Speech } from '@eva/core'
import { createFakeClock, fakeSpeech, fakeVoice, fakeVoices, type SpeechStep } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { beginRehearsal } from './rehearse.ts'

const voiceThat = (steps: readonly SpeechStep[]): Speech & { readonly stopped: number } =>
  fakeSpeech('fake', createFakeClock(), [fakeVoice('fake', 'anna', ['en', 'fr'])], () => steps)

describe('the rehearsal of a start', () => {
  it('ends without a word when she is stopped in the middle of it', async () => {
    const failures: unknown[] = []
    const voice = voiceThat([{ waitMs: 60_000 }])
    const rehearsal = beginRehearsal([], fakeVoices(voice), (thrown) => failures.push(thrown))
    await rehearsal.stop()
    expect(voice.stopped).toBe(1)
    expect(failures).toEqual([])
  })

  it('tells of a voice that fails', async () => {
    const failure = new EvaError('voice_failed', 'The voice is broken.')
    const told = new Promise((resolve) => beginRehearsal([], fakeVoices(voiceThat([{ fail: failure }])), resolve))
    expect(await told).toBe(failure)
  })
})
