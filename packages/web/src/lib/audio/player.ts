import type { Timers } from '../timers.ts'
import type { AudioContextLike, SourceLike } from './audio-context.ts'
import { createFader, type Fader } from './fader.ts'
import { createKeptSound, type KeptSound, type Piece } from './kept-sound.ts'
import { createResampler, type Resampler } from './resampler.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/**
 * `blocked`: there is sound to play, and the browser waits for a tap or key before it lets any out. `paused`: there is,
 * and it waits for `resume`.
 */
export type PlayerState = { phase: 'silent' } | { phase: 'playing' | 'blocked' | 'paused'; trackId: string }

/** Who wants her to be quieter: Eva, who hears somebody, or this page, which hears it sooner. */
export type DuckReason = 'eva' | 'page'

export type PlayerOptions = {
  createContext: () => AudioContextLike
  timers: Timers
  onState: (state: PlayerState) => void
  /** About every `REPORT_EVERY_MS` while the position moves, and once at the end or on stop. */
  onPosition: (trackId: string, heardMs: number) => void
  /** Told once for a track that is heard from its beginning: ms from its first samples' arrival until they sound. */
  onFirstSound?: (trackId: string, delayMs: number) => void
  /** All of a finished track has been heard. */
  onEnded: (trackId: string) => void
  /** Told of all sound of a track, once, before it is heard. */
  onPiece?: (trackId: string, piece: Piece, sampleRate: number) => void
}

export type Player = {
  /** Makes or wakes the audio context. Must be called within a click or key press: iOS allows it nowhere else. */
  unlock(): void
  /** Starts a track (a turn, or a replay of one), silencing any other; what lies before `fromMs` will be skipped. */
  begin(trackId: string, fromMs: number): void
  /** Rate of the samples that follow; may change within a track. */
  setRate(sampleRate: number): void
  /**
   * The next samples. `firstSample` is their place in the track at the current rate: what came before is dropped.
   * `sentence` is the number of the sentence that they belong to, for `resume`.
   */
  push(firstSample: number, pcm: Int16Array, sentence?: number): void
  /** No more samples will come. */
  finish(): void
  /** Quieter while at least one reason holds. */
  duck(reason: DuckReason, isOn: boolean): void
  /** Silence within one frame; what comes from now on is kept. */
  pause(): void
  /** After a pause: goes on from the beginning of the sentence that was cut. */
  resume(): void
  /** How loud she is at this instant, as the root mean square of the samples, 0 to 1. */
  level(): number
  /** What plays, and which place of it sounds at this instant: after a pause less than what has been heard. */
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
/** A quarter, 12 dB less: she can still be followed, and speech above her is easily told from her echo. */
const DUCKED_VOLUME = 0.25
/** Two frames of 16 ms: heard as at once, and no click. */
const DUCK_S = 0.03
/** Rounding between two rates shifts a position by a sample or two; a wider gap is a real one. */
const GAP_TOLERANCE_S = 0.002

type Track = {
  id: string
  output: Fader
  timeline: Timeline
  kept: KeptSound
  sources: Set<SourceLike>
  rate: number
  resampler: Resampler | null
  /** The sentence of the latest samples; `null` where none is named, and then nothing can be said again. */
  sentence: number | null
  /** Place in the track up to which samples have arrived. */
  arrivedS: number
  /** Place in the track up to which samples have been given to the clock; the resampler holds the rest. */
  plannedS: number
  /** Where on the audio clock the next buffer starts. */
  nextStartS: number
  finished: boolean
  isPaused: boolean
  /** As far as it was heard; a sentence that is said again does not take it back. */
  reportedMs: number
}

/** Plays one track at a time through one audio context, gapless, and knows how much of it was heard. */
export function createPlayer(options: PlayerOptions): Player {
  let context: AudioContextLike | null = null
  let track: Track | null = null
  let cancelTick = () => {}
  const ducks = new Set<DuckReason>()
  const volume = (): number => (ducks.size > 0 ? DUCKED_VOLUME : 1)

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
    if (heardMs > current.reportedMs) {
      current.reportedMs = heardMs
      options.onPosition(current.id, heardMs)
    }
    return current.reportedMs
  }

  const end = (current: Track) => {
    cancelTick()
    track = null
    current.output.node.disconnect()
    options.onState({ phase: 'silent' })
    options.onEnded(current.id)
  }

  /** One look at the clock: reports the position, notices the end, plans the next look. */
  const tick = (isFirst = false) => {
    const current = track
    if (current === null || current.isPaused) return
    const { currentTime, outputLatency = 0, state } = getContext()
    report(current)
    current.kept.forgetBefore(heardS(current))
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

  /** Gives a piece its time on the audio clock. */
  const schedule = (current: Track, { trackS, samples }: Piece) => {
    const audio = getContext()
    if (current.nextStartS < audio.currentTime + TOO_LATE_S) current.nextStartS = audio.currentTime + LEAD_S
    const buffer = audio.createBuffer(1, samples.length, audio.sampleRate)
    buffer.copyToChannel(samples, 0)
    const source = audio.createBufferSource()
    source.buffer = buffer
    source.connect(current.output.node)
    source.start(current.nextStartS)
    current.sources.add(source)
    const durationS = samples.length / audio.sampleRate
    const isFirst = current.timeline.clockEndS() === 0
    if (isFirst && trackS === 0 && current.reportedMs === 0 && audio.state === 'running') {
      const delayS = current.nextStartS - audio.currentTime + (audio.outputLatency ?? 0)
      options.onFirstSound?.(current.id, delayS * 1000)
    }
    current.timeline.add(current.nextStartS, durationS, trackS)
    current.nextStartS += durationS
    if (isFirst) tick(true)
  }

  const take = (current: Track, samples: Float32Array<ArrayBuffer>) => {
    if (samples.length === 0) return
    const piece = { trackS: current.plannedS, samples, sentence: current.sentence ?? 0 }
    current.plannedS += samples.length / getContext().sampleRate
    if (current.sentence !== null) current.kept.add(piece)
    options.onPiece?.(current.id, piece, getContext().sampleRate)
    if (!current.isPaused) schedule(current, piece)
  }

  const drain = (current: Track) => {
    if (current.resampler !== null) take(current, current.resampler.flush())
    current.resampler = null
    current.plannedS = current.arrivedS
  }

  const fadeOut = ({ output, sources }: Track) => {
    const audio = getContext()
    output.to(0, FADE_S)
    for (const source of sources) source.stop(audio.currentTime + FADE_S)
    sources.clear()
    // While suspended the fade cannot run, and on waking nothing of this may be heard.
    if (audio.state !== 'running') output.node.disconnect()
  }

  const stop: Player['stop'] = () => {
    const current = track
    if (current === null) return null
    const heardMs = report(current)
    track = null
    cancelTick()
    fadeOut(current)
    options.onState({ phase: 'silent' })
    return { trackId: current.id, heardMs }
  }

  return {
    stop,
    level: () => (track === null ? 0 : track.kept.levelAt(heardS(track)) * track.output.volume()),
    duck(reason, isOn) {
      const before = volume()
      if (isOn) ducks.add(reason)
      else ducks.delete(reason)
      if (volume() !== before && track !== null && !track.isPaused) track.output.to(volume(), DUCK_S)
    },
    pause() {
      if (track === null || track.isPaused) return
      report(track)
      const heldAtS = heardS(track)
      cancelTick()
      fadeOut(track)
      track.isPaused = true
      track.timeline = createTimeline(heldAtS)
      options.onState({ phase: 'paused', trackId: track.id })
    },
    resume() {
      if (track?.isPaused !== true) return
      const current = track
      const left = current.kept.fromSentenceAt(heardS(current))
      current.isPaused = false
      current.output = createFader(getContext(), volume())
      current.timeline = createTimeline(left[0]?.trackS ?? heardS(current))
      current.nextStartS = 0
      for (const piece of left) schedule(current, piece)
      if (left.length === 0 && current.finished) end(current)
      else if (left.length === 0) options.onState({ phase: 'playing', trackId: current.id })
    },
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
      const fromS = fromMs / 1000
      track = {
        id: trackId,
        output: createFader(audio, volume()),
        timeline: createTimeline(fromS),
        kept: createKeptSound(audio.sampleRate),
        sources: new Set(),
        rate: audio.sampleRate,
        resampler: null,
        sentence: null,
        arrivedS: fromS,
        plannedS: fromS,
        nextStartS: 0,
        finished: false,
        isPaused: false,
        reportedMs: Math.round(fromMs),
      }
    },
    setRate(sampleRate) {
      if (track === null || track.rate === sampleRate) return
      drain(track)
      track.rate = sampleRate
    },
    push(firstSample, pcm, sentence) {
      if (track === null || track.finished) return
      const expected = Math.round(track.arrivedS * track.rate)
      if (firstSample + pcm.length <= expected) return
      if (firstSample > expected + GAP_TOLERANCE_S * track.rate) {
        drain(track)
        track.plannedS = firstSample / track.rate
      }
      track.sentence = sentence ?? null
      track.resampler ??= createResampler(track.rate, getContext().sampleRate)
      track.arrivedS = (firstSample + pcm.length) / track.rate
      take(track, track.resampler.push(firstSample < expected ? pcm.subarray(expected - firstSample) : pcm))
    },
    finish() {
      if (track === null || track.finished) return
      drain(track)
      track.finished = true
      if (track.isPaused) return
      // A track without a single new sample has ended already.
      if (track.timeline.clockEndS() === 0) end(track)
      else tick()
    },
  }
}
