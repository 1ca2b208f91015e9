import type { Timers } from '../timers.ts'
import type { AudioContextLike, GainLike, SourceLike } from './audio-context.ts'
import { createResampler, type Resampler } from './resampler.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** `blocked`: there is sound to play, and the browser waits for a tap or key before it lets any out. */
export type PlayerState = { phase: 'silent' } | { phase: 'playing' | 'blocked'; trackId: string }

export type PlayerOptions = {
  createContext: () => AudioContextLike
  timers: Timers
  onState: (state: PlayerState) => void
  /** About every `REPORT_EVERY_MS` while the position moves, and once at the end or on stop. */
  onPosition: (trackId: string, heardMs: number) => void
  /** All of a finished track has been heard. */
  onEnded: (trackId: string) => void
}

export type Player = {
  /** Makes or wakes the audio context. Must be called within a click or key press: iOS allows it nowhere else. */
  unlock(): void
  /** Starts a track (a turn, or a replay of one), silencing any other; what lies before `fromMs` will be skipped. */
  begin(trackId: string, fromMs: number): void
  /** Rate of the samples that follow; may change within a track. */
  setRate(sampleRate: number): void
  /** The next samples. `firstSample` is their place in the track at the current rate: what came before is dropped. */
  push(firstSample: number, pcm: Int16Array): void
  /** No more samples will come. */
  finish(): void
  /** What plays, and how much of it has been heard by this instant. */
  position(): { trackId: string; heardMs: number } | null
  /** Silence within one frame. Returns what was playing and how much of it was heard. */
  stop(): { trackId: string; heardMs: number } | null
}

/** How often the position is reported: as fine as the server needs it. Captions ask for `position` themselves. */
export const REPORT_EVERY_MS = 250
/** Lead before the first sample, to ride out a late second frame. Heard as part of the first audio's delay. */
const LEAD_S = 0.04
/** With less than this before its time a buffer would start late. */
const TOO_LATE_S = 0.005
/** Long enough not to click, short enough to feel instant. */
const FADE_S = 0.01
/** Rounding between two rates shifts a position by a sample or two; a wider gap is a real one. */
const GAP_TOLERANCE_S = 0.002

type Track = {
  id: string
  output: GainLike
  timeline: Timeline
  sources: Set<SourceLike>
  rate: number
  resampler: Resampler | null
  /** Place in the track up to which samples have arrived. */
  arrivedS: number
  /** Place in the track up to which samples have been given to the clock; the resampler holds the rest. */
  plannedS: number
  /** Where on the audio clock the next buffer starts. */
  nextStartS: number
  finished: boolean
  reportedMs: number
}

/** Plays one track at a time through one audio context, gapless, and knows how much of it was heard. */
export function createPlayer(options: PlayerOptions): Player {
  let context: AudioContextLike | null = null
  let track: Track | null = null
  let cancelTick = () => {}

  const getContext = (): AudioContextLike => {
    context ??= options.createContext()
    return context
  }

  const heardS = (current: Track): number => {
    const { currentTime, outputLatency = 0 } = getContext()
    return current.timeline.positionAt(currentTime - outputLatency)
  }

  const report = (current: Track): number => {
    const heardMs = Math.round(heardS(current) * 1000)
    if (heardMs !== current.reportedMs) {
      current.reportedMs = heardMs
      options.onPosition(current.id, heardMs)
    }
    return heardMs
  }

  const end = (current: Track) => {
    cancelTick()
    track = null
    current.output.disconnect()
    options.onState({ phase: 'silent' })
    options.onEnded(current.id)
  }

  /** One look at the clock: reports the position, notices the end, plans the next look. */
  const tick = (isFirst = false) => {
    const current = track
    if (current === null) return
    const { currentTime, outputLatency = 0, state } = getContext()
    report(current)
    const leftS = current.timeline.clockEndS() + outputLatency - currentTime
    if (current.finished && leftS <= 0) return end(current)
    if (current.timeline.clockEndS() > 0) {
      // A new context needs a moment to start even where it may; only a second look can tell that it may not.
      const sounds = state === 'running' || isFirst
      options.onState({ phase: sounds ? 'playing' : 'blocked', trackId: current.id })
    }
    const untilEndMs = current.finished && state === 'running' ? Math.max(1, leftS * 1000) : REPORT_EVERY_MS
    cancelTick()
    cancelTick = options.timers.after(Math.min(REPORT_EVERY_MS, untilEndMs), tick)
  }

  const schedule = (current: Track, samples: Float32Array<ArrayBuffer>) => {
    if (samples.length === 0) return
    const audio = getContext()
    if (current.nextStartS < audio.currentTime + TOO_LATE_S) current.nextStartS = audio.currentTime + LEAD_S
    const buffer = audio.createBuffer(1, samples.length, audio.sampleRate)
    buffer.copyToChannel(samples, 0)
    const source = audio.createBufferSource()
    source.buffer = buffer
    source.connect(current.output)
    source.start(current.nextStartS)
    current.sources.add(source)
    const durationS = samples.length / audio.sampleRate
    const isFirst = current.timeline.clockEndS() === 0
    current.timeline.add(current.nextStartS, durationS, current.plannedS)
    current.nextStartS += durationS
    current.plannedS += durationS
    if (isFirst) tick(true)
  }

  const drain = (current: Track) => {
    if (current.resampler !== null) schedule(current, current.resampler.flush())
    current.resampler = null
    current.plannedS = current.arrivedS
  }

  const stop: Player['stop'] = () => {
    const current = track
    if (current === null) return null
    const audio = getContext()
    const heardMs = report(current)
    track = null
    cancelTick()
    current.output.gain.setValueAtTime(1, audio.currentTime)
    current.output.gain.linearRampToValueAtTime(0, audio.currentTime + FADE_S)
    for (const source of current.sources) source.stop(audio.currentTime + FADE_S)
    // While suspended the fade cannot run, and on waking nothing of this track may be heard.
    if (audio.state !== 'running') current.output.disconnect()
    options.onState({ phase: 'silent' })
    return { trackId: current.id, heardMs }
  }

  return {
    stop,
    position: () => (track === null ? null : { trackId: track.id, heardMs: heardS(track) * 1000 }),
    unlock() {
      const audio = getContext()
      if (audio.state !== 'running') {
        audio.resume().then(
          () => tick(),
          () => {},
        )
      }
    },
    begin(trackId, fromMs) {
      stop()
      const audio = getContext()
      const output = audio.createGain()
      output.connect(audio.destination)
      const fromS = fromMs / 1000
      track = {
        id: trackId,
        output,
        timeline: createTimeline(fromS),
        sources: new Set(),
        rate: audio.sampleRate,
        resampler: null,
        arrivedS: fromS,
        plannedS: fromS,
        nextStartS: 0,
        finished: false,
        reportedMs: Math.round(fromMs),
      }
    },
    setRate(sampleRate) {
      if (track === null || track.rate === sampleRate) return
      drain(track)
      track.rate = sampleRate
    },
    push(firstSample, pcm) {
      if (track === null || track.finished) return
      const expected = Math.round(track.arrivedS * track.rate)
      if (firstSample + pcm.length <= expected) return
      if (firstSample > expected + GAP_TOLERANCE_S * track.rate) {
        drain(track)
        track.plannedS = firstSample / track.rate
      }
      track.resampler ??= createResampler(track.rate, getContext().sampleRate)
      track.arrivedS = (firstSample + pcm.length) / track.rate
      schedule(track, track.resampler.push(firstSample < expected ? pcm.subarray(expected - firstSample) : pcm))
    },
    finish() {
      if (track === null || track.finished) return
      drain(track)
      track.finished = true
      // A track without a single new sample has ended already.
      if (track.timeline.clockEndS() === 0) end(track)
      else tick()
    },
  }
}
