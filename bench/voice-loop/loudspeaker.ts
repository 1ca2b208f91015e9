import type { Pcm } from '@eva/core'
import type { AudioFrame, PlaybackAction, ServerEvent } from '@eva/protocol'
import type { TimedText } from './understanding.ts'

/** How much quieter she is while somebody may be speaking, as a share: as the page does it. */
const DUCKED = 0.25
/** Playback is reported this often, as the page does it. */
export const REPORT_EVERY_MS = 250

type Sentence = { readonly firstSample: number; words: readonly { text: string; startMs: number; endMs: number }[] }

type Track = {
  readonly turnId: string
  readonly number: number
  rate: number
  samples: Int16Array
  length: number
  playedSamples: number
  reportedSamples: number
  isPaused: boolean
  isDucked: boolean
  isOver: boolean
  readonly sentences: Map<number, Sentence>
}

/** What came out of it in one stretch of time. */
export type Sounded = { readonly samples: Pcm; readonly words: readonly TimedText[] }

/**
 * Plays what she says in real time, as a page does: `play` is called for each stretch of time that has passed. Obeys
 * `playback`, and falls silent with the turn.
 */
export class Loudspeaker {
  readonly #report: (turnId: string, ms: number) => void
  #track: Track | null = null
  /** How long she was really heard, over all turns. */
  #soundedMs = 0

  constructor(report: (turnId: string, ms: number) => void) {
    this.#report = report
  }

  get soundedMs(): number {
    return this.#soundedMs
  }

  /** Whether sound that has come is still to be played. */
  get isPlaying(): boolean {
    const track = this.#track
    return track !== null && !track.isPaused && track.playedSamples < track.length
  }

  hearEvent(event: ServerEvent): void {
    if (event.type === 'turn_start') {
      this.#stop()
      this.#track = newTrack(event.turn_id, event.number)
      return
    }
    const track = this.#track
    if (track === null || !('turn_id' in event) || event.turn_id !== track.turnId) return
    if (event.type === 'audio_start') track.rate = event.sample_rate
    if (event.type === 'sentence') {
      const sentence = track.sentences.get(event.index)
      if (sentence)
        sentence.words = event.words.map((word) => ({ ...word, startMs: word.start_ms, endMs: word.end_ms }))
    }
    if (event.type === 'playback') this.#obey(track, event.action)
    if (endsSound(event)) this.#stop()
    else if (event.type === 'turn_end') track.isOver = true
  }

  hearFrame({ turnNumber, sentenceIndex, firstSample, pcm }: AudioFrame): void {
    const track = this.#track
    if (track === null || track.number !== turnNumber) return
    const end = firstSample + pcm.length
    if (end > track.samples.length) {
      const samples = new Int16Array(2 * end)
      samples.set(track.samples)
      track.samples = samples
    }
    track.samples.set(pcm, firstSample)
    track.length = Math.max(track.length, end)
    if (!track.sentences.has(sentenceIndex)) track.sentences.set(sentenceIndex, { firstSample, words: [] })
  }

  /** The next `ms` of sound, at the rate that it came at; shorter where it ends. Word times count from its first sample. */
  play(ms: number): Sounded {
    const track = this.#track
    if (track === null || track.isPaused) return { samples: new Int16Array(0), words: [] }
    const from = track.playedSamples
    const to = Math.min(track.length, from + Math.round((ms * track.rate) / 1000))
    const samples = track.samples.slice(from, to)
    track.playedSamples = to
    this.#soundedMs += ((to - from) * 1000) / track.rate
    const isEnd = track.isOver && to === track.length
    if (to - track.reportedSamples >= (REPORT_EVERY_MS * track.rate) / 1000 || (isEnd && from < to)) this.#tell(track)
    return {
      samples: track.isDucked ? samples.map((sample) => Math.round(sample * DUCKED)) : samples,
      words: wordsBetween(track, from, to),
    }
  }

  #obey(track: Track, action: PlaybackAction): void {
    if (action === 'duck') track.isDucked = true
    if (action === 'pause') track.isPaused = true
    if (action !== 'resume') return
    track.isDucked = false
    if (!track.isPaused) return
    track.isPaused = false
    const cut = [...track.sentences.values()].findLast(({ firstSample }) => firstSample <= track.playedSamples)
    track.playedSamples = cut?.firstSample ?? track.playedSamples
    track.reportedSamples = Math.min(track.reportedSamples, track.playedSamples)
  }

  #stop(): void {
    const track = this.#track
    if (track !== null && track.playedSamples > track.reportedSamples) this.#tell(track)
    this.#track = null
  }

  #tell(track: Track): void {
    track.reportedSamples = track.playedSamples
    this.#report(track.turnId, Math.round((track.playedSamples * 1000) / track.rate))
  }
}

const newTrack = (turnId: string, number: number): Track => ({
  ...{ turnId, number, rate: 16_000, samples: new Int16Array(0), length: 0, playedSamples: 0, reportedSamples: 0 },
  ...{ isPaused: false, isDucked: false, isOver: false, sentences: new Map() },
})

/** Whether she falls silent for good with it. */
export const endsSound = (event: ServerEvent): boolean =>
  (event.type === 'turn_end' && event.status === 'interrupted') ||
  (event.type === 'playback' && event.action === 'stop')

/** Her words whose middle lies between two samples. */
function wordsBetween(track: Track, from: number, to: number): readonly TimedText[] {
  const msAt = (sample: number): number => (sample * 1000) / track.rate
  const [fromMs, toMs] = [msAt(from), msAt(to)]
  return [...track.sentences.values()].flatMap(({ firstSample, words }) =>
    words.flatMap(({ text, startMs, endMs }) => {
      const [start, end] = [msAt(firstSample) + startMs, msAt(firstSample) + endMs]
      const middleMs = (start + end) / 2
      return middleMs >= fromMs && middleMs < toMs
        ? [{ text, startMs: start - fromMs, endMs: end - fromMs, isHers: true }]
        : []
    }),
  )
}
