import { z } from 'zod'
import type { StoreApi } from 'zustand/vanilla'
import { createApi } from './api.ts'
import { createBrowserAudio } from './audio/browser-audio.ts'
import { browserNextFrame } from './chat/batcher.ts'
import type { KeyValueStore } from './chat/bookmark.ts'
import { type Chat, createChat } from './chat/chat.ts'
import { chatSocketUrl, openBrowserSocket } from './connection/browser-socket.ts'
import { createEars, createEarsApi, type Ears } from './ears/ears.ts'
import { createReviews, type Reviews } from './reviews/reviews.ts'
import { createReviewsApi } from './reviews/reviews-api.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSettings, type Settings } from './settings.ts'
import { browserTimers } from './timers.ts'
import { createBrowserRecogniser } from './voice/browser-recogniser.ts'
import { type Call, createCall } from './voice/call.ts'
import { createDictation, type Dictation } from './voice/dictation.ts'
import { listBrowserDevices, openBrowserMicrophone } from './voice/microphone.ts'
import { openSpeechDetector } from './voice/speech-detector.ts'
import { keepScreenAwake } from './voice/wake-lock.ts'
import { createPreview } from './voices/preview.ts'
import { createVoices, type Voices } from './voices/voices.ts'
import { createVoicesApi } from './voices/voices-api.ts'

/** Everything behind a page, joined to this browser. */
export type Eva = {
  chat: Chat
  call: Call
  dictation: Dictation
  sessions: Sessions
  reviews: Reviews
  voices: Voices
  ears: Ears
  settings: StoreApi<Settings>
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
    wantsVoice: () => settings.getState().speak || dictation.store.getState().isOn,
    onConversationsChanged: sessions.refresh,
  })
  const call = createCall({
    chat,
    timers: browserTimers,
    openMicrophone: openBrowserMicrophone(createAudioContext),
    openDetector: openSpeechDetector,
    listDevices: listBrowserDevices,
    keepAwake: keepScreenAwake,
    spokenLanguage: () => settings.getState().spoken,
    deviceId: settings.getState().microphone,
  })
  const dictation = createDictation(chat, browserTimers, (handlers) => {
    const { spoken, language } = settings.getState()
    return createBrowserRecogniser(spoken ?? language, handlers)
  })
  const reviews = createReviews(createReviewsApi((input, init) => fetch(input, init)))
  const ears = createEars(createEarsApi((input, init) => fetch(input, init)))
  const voices = createVoices(
    createVoicesApi((input, init) => fetch(input, init)),
    createPreview(api, { createContext: createAudioContext, timers: browserTimers }),
  )
  return { chat, call, dictation, sessions, reviews, voices, ears, settings }
}

/** A browser that forbids storage throws when it is only looked at; the page then remembers nothing. */
function storage(get: () => Storage): KeyValueStore {
  try {
    return get()
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} }
  }
}
