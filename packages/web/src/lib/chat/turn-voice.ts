import type { AudioFrame, PlaybackAction, ServerEvent } from '@eva/protocol'
import type { Player } from '../audio/player.ts'

/** Names of the player's tracks: a turn's own sound, or an answer said again. */
export const turnTrack = (turnId: string): string => `turn:${turnId}`
export const replayTrack = (turnId: string): string => `replay:${turnId}`

/** The turn whose own sound a track is; `null` for a replay. */
export const turnOfTrack = (trackId: string): string | null =>
  trackId.startsWith('turn:') ? trackId.slice('turn:'.length) : null

/** The turn that a track says again; `null` for a turn's own sound. */
export const replayOfTrack = (trackId: string): string | null =>
  trackId.startsWith('replay:') ? trackId.slice('replay:'.length) : null

/** Leads the current turn's sound from the wire to the player. */
export type TurnVoice = {
  follow(event: ServerEvent): void
  push(frame: AudioFrame): void
  /** What still comes of the current turn is not wanted. */
  silence(): void
  /** The rest of the current turn's sound is lost: play what there is to its end. */
  cutOff(): void
}

type Current = { turnId: string; number: number; phase: 'expected' | 'sounding' | 'over' }

/** @param heardMs how much of a turn was heard before this page was loaded; 0 for most */
export function createTurnVoice(player: Player, heardMs: (turnId: string) => number): TurnVoice {
  let current: Current | null = null
  const end = () => {
    if (current?.phase === 'sounding') player.finish()
    if (current !== null) current.phase = 'over'
  }
  const obey = (action: PlaybackAction) => {
    player.duck('eva', action === 'duck')
    if (action === 'stop') {
      player.stop()
      if (current !== null) current.phase = 'over'
    }
    if (action === 'pause') player.pause()
    if (action === 'resume') player.resume()
  }
  const isSounding = ({ turnId }: Current) => player.position()?.trackId === turnTrack(turnId)
  return {
    follow(event) {
      if (event.type === 'turn_start') {
        player.stop()
        player.duck('eva', false)
        current = { turnId: event.turn_id, number: event.number, phase: 'expected' }
        return
      }
      if (current === null || !('turn_id' in event) || event.turn_id !== current.turnId) return
      if (event.type === 'audio_start' && current.phase !== 'over') {
        if (current.phase === 'expected') player.begin(turnTrack(current.turnId), heardMs(current.turnId))
        current.phase = 'sounding'
        player.setRate(event.sample_rate)
      } else if (event.type === 'playback') {
        if (isSounding(current)) obey(event.action)
      } else if (event.type === 'audio_end') {
        end()
      } else if (event.type === 'turn_end') {
        // Somebody stopped her, here or on another page: what is still queued was not meant to be heard.
        if (event.status === 'interrupted' && isSounding(current)) player.stop()
        end()
      }
    },
    push(frame) {
      if (current?.phase === 'sounding' && frame.turnNumber === current.number) {
        player.push(frame.firstSample, frame.pcm, frame.sentenceIndex)
      }
    },
    silence() {
      if (current !== null) current.phase = 'over'
    },
    cutOff() {
      // Whoever held her back cannot let her go on.
      obey('resume')
      end()
    },
  }
}
