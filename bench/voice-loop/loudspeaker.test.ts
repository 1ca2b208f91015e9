import type { PlaybackAction } from '@eva/protocol'
import { beforeEach, describe, expect, it } from 'vitest'
import { Loudspeaker } from './loudspeaker.ts'

const RATE = 16_000
const ofTurn = { seq: 0, turn_id: 't1' }

describe('a loudspeaker', () => {
  let reports: (readonly [turnId: string, ms: number])[]
  let speaker: Loudspeaker
  const playback = (action: PlaybackAction): void => speaker.hearEvent({ type: 'playback', ...ofTurn, action })
  const sentence = (index: number, level: number, text: string): void => {
    const pcm = new Int16Array(RATE).fill(level)
    speaker.hearFrame({ turnNumber: 1, sentenceIndex: index, firstSample: index * RATE, pcm })
    const words = [{ text, start_ms: 200, end_ms: 800 }]
    speaker.hearEvent({ type: 'sentence', ...ofTurn, index, text, audio_ms: 1_000, words })
  }

  beforeEach(() => {
    reports = []
    speaker = new Loudspeaker((turnId, ms) => reports.push([turnId, ms]))
    speaker.hearEvent({ type: 'turn_start', ...ofTurn, number: 1, provider: 'p', model: 'm', message: 'hi' })
    speaker.hearEvent({ type: 'audio_start', ...ofTurn, sample_rate: RATE, voice: 'v' })
    sentence(0, 1_000, 'One.')
    sentence(1, 2_000, 'Two.')
  })

  it('plays in real time, tells how far it is, and when each word sounds', () => {
    const { samples, words } = speaker.play(600)
    expect([samples.length, samples[0]]).toEqual([9_600, 1_000])
    expect(words).toEqual([{ text: 'One.', startMs: 200, endMs: 800, isHers: true }])
    expect(reports).toEqual([['t1', 600]])
    expect(speaker.play(10_000).samples.length).toBe(2 * RATE - 9_600)
    expect([speaker.isPlaying, speaker.soundedMs]).toEqual([false, 2_000])
  })

  it('becomes quieter, silent, and loud again from the beginning of the sentence that was cut', () => {
    speaker.play(1_400)
    playback('duck')
    expect(speaker.play(32).samples[0]).toBe(500)
    playback('pause')
    expect([speaker.play(1_000).samples.length, speaker.isPlaying]).toEqual([0, false])
    playback('resume')
    const { samples } = speaker.play(10_000)
    expect([samples.length, samples[0]]).toEqual([RATE, 2_000])
  })

  it.each(['stop', 'turn_end'])('is silent for good after %s, and tells what was heard', (how) => {
    speaker.play(100)
    if (how === 'stop') playback('stop')
    else {
      speaker.hearEvent({
        ...{ type: 'turn_end', ...ofTurn, status: 'interrupted', response: '', heard: '', tokens: 0, latency_ms: 0 },
        ...{ ttft_ms: 0, provider: 'p', model: 'm', voice: 'v' },
        waterfall: NOTHING,
      })
    }
    expect([speaker.isPlaying, speaker.play(100).samples.length, reports]).toEqual([false, 0, [['t1', 100]]])
  })
})

const NOTHING = {
  ...{ endpoint: null, stt: null, route: null, queue: null, ttft: null, opener: null, first_clause: null, ttfa: null },
  ...{ first_frame_sent: null, total: null },
}
