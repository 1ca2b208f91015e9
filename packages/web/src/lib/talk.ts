import type { Eva } from './eva.ts'
import { browserTimers } from './timers.ts'
import { createBrowserRecogniser } from './voice/browser-recogniser.ts'
import { type Call, createCall } from './voice/call.ts'
import { createDictation, type Dictation } from './voice/dictation.ts'
import { listBrowserDevices, openBrowserMicrophone } from './voice/microphone.ts'
import { openSpeechDetector } from './voice/speech-detector.ts'
import { keepScreenAwake } from './voice/wake-lock.ts'

/** The two ways to speak to her. */
export type Talk = { call: Call; dictation: Dictation }

/** Talking with the Eva of a page, by this browser's microphone or by its own recogniser. */
export function createTalk({ chat, settings, createAudioContext }: Eva): Talk {
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
  return { call, dictation }
}
