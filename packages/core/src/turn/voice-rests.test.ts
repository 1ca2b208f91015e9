import { createFakeClock, fakeSpeech } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { VoiceRests } from './voice-rests.ts'

const engine = fakeSpeech('fake', createFakeClock(), [], () => undefined)

it('rests 5 s at first, twice as long each time, and at most a minute', () => {
  const rests = new VoiceRests()
  let nowMs = 0
  for (const restMs of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    rests.failed(engine, nowMs)
    expect(rests.isResting(engine, nowMs + restMs - 1)).toBe(true)
    nowMs += restMs
    expect(rests.isResting(engine, nowMs)).toBe(false)
  }
})

it('takes what fails together for one failure', () => {
  const rests = new VoiceRests()
  for (let sentence = 0; sentence < 5; sentence++) rests.failed(engine, sentence)
  expect(rests.isResting(engine, 5_000)).toBe(false)
})

it('begins anew when the engine has spoken', () => {
  const rests = new VoiceRests()
  rests.failed(engine, 0)
  rests.failed(engine, 5_000)
  rests.spoke(engine)
  rests.failed(engine, 20_000)
  expect(rests.isResting(engine, 25_000)).toBe(false)
})
