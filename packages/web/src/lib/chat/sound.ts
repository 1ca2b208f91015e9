import type { AudioFrame, ServerEvent } from '@eva/protocol'
import type { StoreApi } from 'zustand/vanilla'
import type { Api } from '../api.ts'
import { createPlayer, type PlayerState } from '../audio/player.ts'
import { replay } from '../audio/replay.ts'
import type { Problem, SpokenSentence, Turn } from '../conversation/conversation.ts'
import { estimateSentences } from '../conversation/estimate-sentences.ts'
import { spokenAt, spokenStretch } from '../conversation/heard.ts'
import type { ChatState } from './chat-state.ts'
import type { Platform } from './platform.ts'
import { createTurnVoice, replayOfTrack, replayTrack, turnOfTrack } from './turn-voice.ts'

export type SoundOptions = {
  platform: Platform
  api: Api
  /** Gets what plays, and which sentence and word of it. */
  store: StoreApi<ChatState>
  /** How much of a turn's own sound was heard before the page was loaded. */
  heardBefore: (turnId: string) => number
  onHeard: (turnId: string, ms: number) => void
  onEnded: (turnId: string) => void
  onProblem: (problem: Problem) => void
}

/** What can be heard of a conversation: the current turn's own voice, or an answer said again. */
export type Sound = {
  /** Within a click or key press. */
  unlock(): void
  follow(event: ServerEvent): void
  push(frame: AudioFrame): void
  /** Silence, also for what still comes of the current turn. Returns the turn that was silenced and what was heard. */
  silence(): { turnId: string; heardMs: number } | null
  /** How much of a turn's own sound has been heard, while it plays; else `null`. */
  heardOf(turnId: string): number | null
  /** The rest of the current turn's sound is lost. */
  cutOff(): void
  /** Says an answer again. Within a click. */
  replay(turn: Turn): void
  isReplaying(turnId: string): boolean
  /** Quieter while this page hears somebody, before Eva says so. */
  duck(isOn: boolean): void
  /** How loud she is at this instant, 0 to 1. */
  level(): number
  /** Which place of which track sounds at this instant, by the audio's own clock. */
  position(): { trackId: string; heardMs: number } | null
  /** Gives all sound to somebody before it is heard. Returns how to stop that. */
  overhear(listener: SoundListener): () => void
}

/** Gets samples, -1 to 1, which will sound `trackS` seconds into their track. */
export type SoundListener = (trackId: string, trackS: number, samples: Float32Array, sampleRate: number) => void

export function createSound({ platform, api, store, ...options }: SoundOptions): Sound {
  let replaying = new AbortController()
  /** What is being said again; empty until its length is known. */
  let replayed: SpokenSentence[] = []
  const listeners = new Set<SoundListener>()

  const player = createPlayer({
    createContext: platform.createAudioContext,
    timers: platform.timers,
    onState(next) {
      if (isSame(store.getState().player, next)) return
      const was = store.getState().player.phase
      store.setState({ player: next, ...(next.phase === 'silent' ? { spoken: null, spokenWord: null } : {}) })
      if (next.phase === 'playing' && was !== 'playing') platform.nextFrame(followWords)
    },
    onPosition(trackId, heardMs) {
      const turnId = turnOfTrack(trackId)
      if (turnId === null) return
      options.onHeard(turnId, heardMs)
    },
    onFirstSound(trackId, delayMs) {
      const turnId = turnOfTrack(trackId)
      if (turnId !== null) store.setState({ firstSound: { turnId, delayMs } })
    },
    onEnded(trackId) {
      const turnId = turnOfTrack(trackId)
      if (turnId !== null) options.onEnded(turnId)
    },
    onPiece(trackId, { trackS, samples }, sampleRate) {
      for (const listener of listeners) listener(trackId, trackS, samples, sampleRate)
    },
  })
  const voice = createTurnVoice(player, options.heardBefore)

  /** With every picture while she speaks; what is marked changes only with the sentence and the word. */
  const followWords = () => {
    if (store.getState().player.phase !== 'playing') return
    const at = player.position()
    if (at !== null) markSpoken(at.trackId, at.heardMs)
    platform.nextFrame(followWords)
  }

  const markSpoken = (trackId: string, heardMs: number) => {
    const { conversation, spoken, spokenWord } = store.getState()
    const turnId = turnOfTrack(trackId) ?? replayOfTrack(trackId)
    const turn = conversation.turns.find((each) => each.id === turnId)
    const sentences = turnOfTrack(trackId) === null ? replayed : (turn?.sentences ?? [])
    const now = spokenAt(sentences, heardMs)
    if (now !== null && spoken?.turnId === turnId && spoken.index === now.index) {
      if (spokenWord !== now.word) store.setState({ spokenWord: now.word })
      return
    }
    const stretch = turn === undefined || now === null ? null : spokenStretch(turn.answer, sentences, now.index)
    if (turn !== undefined && now !== null && stretch !== null) {
      store.setState({ spoken: { turnId: turn.id, index: now.index, ...stretch }, spokenWord: now.word })
    } else if (spoken !== null) store.setState({ spoken: null, spokenWord: null })
  }

  return {
    unlock: player.unlock,
    follow: voice.follow,
    push: voice.push,
    heardOf(turnId) {
      const at = player.position()
      return at !== null && turnOfTrack(at.trackId) === turnId ? at.heardMs : null
    },
    cutOff: voice.cutOff,
    duck: (isOn) => player.duck('page', isOn),
    level: player.level,
    position: player.position,
    overhear(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    silence() {
      replaying.abort()
      voice.silence()
      const stopped = player.stop()
      const turnId = stopped === null ? null : turnOfTrack(stopped.trackId)
      return stopped === null || turnId === null ? null : { turnId, heardMs: stopped.heardMs }
    },
    replay(turn) {
      player.unlock()
      replaying.abort()
      replaying = new AbortController()
      const { signal } = replaying
      replayed = []
      const onLength = (audioMs: number) => {
        replayed = estimateSentences(turn.answer, audioMs)
      }
      void replay(turn.answer, { api, player, trackId: replayTrack(turn.id), onLength }, signal).then((problem) => {
        if (problem === null || signal.aborted) return
        player.stop()
        options.onProblem(problem)
      })
    },
    isReplaying(turnId) {
      const { player: now } = store.getState()
      return now.phase !== 'silent' && now.trackId === replayTrack(turnId)
    },
  }
}

function isSame(a: PlayerState, b: PlayerState): boolean {
  if (a.phase === 'silent' || b.phase === 'silent') return a.phase === b.phase
  return a.phase === b.phase && a.trackId === b.trackId
}
