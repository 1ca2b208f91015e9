import type { ServerEvent } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { judgeTurn, plainWords } from './analysis.ts'
import type { Arrival } from './caller.ts'
import type { TurnSeen } from './converse.ts'
import { read } from './interrupt.ts'

const event = (atMs: number, told: Partial<ServerEvent> & Pick<ServerEvent, 'type'>): Arrival => ({
  atMs,
  is: 'event',
  event: { seq: 0, ...told } as ServerEvent,
})
const turnStart = (atMs: number, number: number, message: string): Arrival =>
  event(atMs, { type: 'turn_start', turn_id: `t${number}`, number, provider: 'p', model: 'm', message })
const sound = (atMs: number, turnNumber: number, isAudible = true): Arrival => ({
  atMs,
  is: 'sound',
  turnNumber,
  isAudible,
})

const spoken = { text: 'One. Two.', samples: new Int16Array(0), words: [], startSample: 0, endSample: 0 }
const seen = (...arrivals: readonly Arrival[]): TurnSeen => ({
  person: {
    name: 'p',
    language: 'english',
    room: { rate: 16_000, noiseDb: null, echo: null, seed: 1 },
    marks: 'set',
    lines: [],
  },
  line: { saying: { kind: 'whole', language: 'en', text: 'One. [500] Two.' }, spoken, restMs: 0 },
  startMs: 1_000,
  trueEndMs: 3_000,
  arrivals,
})

describe('a turn, judged', () => {
  it('is timed from the true end to the first frame that can be heard', () => {
    const judged = judgeTurn(
      seen(
        event(3_350, { type: 'speech_end' }),
        turnStart(3_360, 1, 'One. Two.'),
        sound(3_380, 1, false),
        sound(3_400, 1),
      ),
    )
    expect(judged).toMatchObject({
      wasCutOff: false,
      wasLost: false,
      decidedMs: 350,
      firstAudibleMs: 400,
      messages: ['One. Two.'],
    })
  })

  it('was cut off when it was hers before the person had finished', () => {
    const judged = judgeTurn(
      seen(
        event(2_000, { type: 'speech_end' }),
        turnStart(2_010, 1, 'One.'),
        sound(2_050, 1),
        event(3_300, { type: 'speech_end' }),
        turnStart(3_310, 2, 'Two.'),
        sound(3_320, 1),
        sound(3_390, 2),
      ),
    )
    expect(judged).toMatchObject({ wasCutOff: true, decidedMs: 300, firstAudibleMs: 390, messages: ['One.', 'Two.'] })
  })

  it('was lost when nothing came', () => {
    expect(judgeTurn(seen(event(3_300, { type: 'speech_end' })))).toMatchObject({ wasLost: true, firstAudibleMs: null })
  })
})

it('reads off when she was silenced, and what still came', () => {
  const arrivals = [
    sound(4_000, 1),
    event(5_100, { type: 'playback', turn_id: 't1', action: 'duck' }),
    event(5_230, { type: 'playback', turn_id: 't1', action: 'pause' }),
    sound(5_240, 1),
    sound(5_700, 2),
    event(5_600, { type: 'turn_end', turn_id: 't1', status: 'interrupted' }),
  ]
  const said = { text: 'Wait.', startMs: 5_000, endMs: 5_400, turnId: 't1' }
  expect(read(arrivals, said, 1)).toEqual({
    text: 'Wait.',
    startMs: 5_000,
    endMs: 5_400,
    duckedAtMs: 5_100,
    pausedAtMs: 5_230,
    resumedAtMs: null,
    stoppedAtMs: 5_600,
    lastSoundAtMs: 5_240,
  })
})

it('compares words without marks', () => {
  expect(plainWords('Qu’est-ce que c’est ?')).toBe("qu'est ce que c'est")
})
