import type { AudioContextLike } from '../audio/audio-context.ts'
import type { Socket, SocketHandlers } from '../connection/connection.ts'
import type { Timers } from '../timers.ts'
import type { NextFrame } from './batcher.ts'
import type { KeyValueStore } from './bookmark.ts'

/** What a chat needs of the browser. */
export type Platform = {
  openSocket: (handlers: SocketHandlers) => Socket
  createAudioContext: () => AudioContextLike
  timers: Timers
  random: () => number
  nextFrame: NextFrame
  storage: KeyValueStore
}
