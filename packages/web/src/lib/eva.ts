import * as z from 'zod/mini'
import type { StoreApi } from 'zustand/vanilla'
import { type Api, createApi } from './api.ts'
import { createBrowserAudio } from './audio/browser-audio.ts'
import { browserNextFrame } from './chat/batcher.ts'
import type { KeyValueStore } from './chat/bookmark.ts'
import { type Chat, createChat } from './chat/chat.ts'
import { chatSocketUrl, openBrowserSocket } from './connection/browser-socket.ts'
import { createHerName, type HerName } from './her-name.ts'
import { type Commands, createCommands } from './keys/commands.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSettings, type Settings } from './settings.ts'
import { browserTimers } from './timers.ts'
import { createToasts, type Toasts } from './toasts/toasts.ts'

/** What every page has of her, joined to this browser. Whatever one page alone needs, that page makes itself. */
export type Eva = {
  api: Api
  chat: Chat
  sessions: Sessions
  settings: StoreApi<Settings>
  herName: StoreApi<HerName>
  toasts: Toasts
  commands: Commands
  /** The page's one audio context, for all that it plays and hears. */
  createAudioContext: () => AudioContext
}

export function createEva(): Eva {
  // The policy against inline scripts also forbids the code that zod would generate to go faster.
  z.config({ jitless: true })
  const settings = createSettings(
    storage(() => localStorage),
    navigator.languages,
  )
  const createAudioContext = createBrowserAudio()
  const api = createApi((input, init) => fetch(input, init))
  const sessions = createSessions(api, browserTimers)
  const chat = createChat({
    platform: {
      openSocket: (handlers) => openBrowserSocket(chatSocketUrl(location), handlers),
      createAudioContext,
      timers: browserTimers,
      random: Math.random,
      nextFrame: browserNextFrame,
      storage: storage(() => sessionStorage),
    },
    api,
    wantsVoice: () => settings.getState().speak,
    onConversationsChanged: sessions.refresh,
  })
  const herName = createHerName(storage(() => localStorage))
  chat.store.subscribe(({ host }) => {
    if (host !== null) herName.setState({ name: host.name })
  })
  const toasts = createToasts(browserTimers)
  const commands = createCommands()
  return { api, chat, sessions, settings, herName, toasts, commands, createAudioContext }
}

/** A browser that forbids storage throws when it is only looked at; the page then remembers nothing. */
function storage(get: () => Storage): KeyValueStore {
  try {
    return get()
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} }
  }
}
