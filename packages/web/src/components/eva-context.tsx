'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Dictionary } from '../i18n/dictionary.ts'
import { DICTIONARIES, type Language } from '../i18n/languages.ts'
import type { Chat } from '../lib/chat/chat.ts'
import type { ChatState } from '../lib/chat/chat-state.ts'
import type { Ears, EarsState } from '../lib/ears/ears.ts'
import { createEva, type Eva } from '../lib/eva.ts'
import type { Reviews, ReviewsState } from '../lib/reviews/reviews.ts'
import type { Sessions, SessionsState } from '../lib/sessions.ts'
import type { Settings } from '../lib/settings.ts'
import type { Call } from '../lib/voice/call.ts'
import type { CallState } from '../lib/voice/call-state.ts'
import type { Dictation, DictationState } from '../lib/voice/dictation.ts'
import type { Voices, VoicesState } from '../lib/voices/voices.ts'

const EvaContext = createContext<Eva | null>(null)

/** Makes one Eva for the page, and keeps the document's language and theme those of the settings. */
export function EvaProvider({ children }: { children: ReactNode }) {
  const [eva] = useState(createEva)
  const { language, theme } = useStore(eva.settings)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
  return <EvaContext value={eva}>{children}</EvaContext>
}

function useEva(): Eva {
  const eva = use(EvaContext)
  if (eva === null) throw new TypeError('A component of the page stands outside EvaProvider')
  return eva
}

export const useChatActions = (): Chat => useEva().chat
export const useChat = <Part,>(select: (state: ChatState) => Part): Part => useStore(useEva().chat.store, select)

export const useCallActions = (): Call => useEva().call
export const useCall = <Part,>(select: (state: CallState) => Part): Part => useStore(useEva().call.store, select)

export const useDictationActions = (): Dictation => useEva().dictation
export const useDictation = (): DictationState => useStore(useEva().dictation.store)

export const useSessionActions = (): Sessions => useEva().sessions
export const useSessions = <Part,>(select: (state: SessionsState) => Part): Part =>
  useStore(useEva().sessions.store, select)

export const useReviewActions = (): Reviews => useEva().reviews
export const useReviews = <Part,>(select: (state: ReviewsState) => Part): Part =>
  useStore(useEva().reviews.store, select)

export const useVoiceActions = (): Voices => useEva().voices
export const useVoices = <Part,>(select: (state: VoicesState) => Part): Part => useStore(useEva().voices.store, select)

export const useEarActions = (): Ears => useEva().ears
export const useEars = <Part,>(select: (state: EarsState) => Part): Part => useStore(useEva().ears.store, select)

export const useSettings = (): Settings => useStore(useEva().settings)
export const useChangeSettings = () => useEva().settings.setState

/** The dictionary of the chosen language. */
export const useText = (): Dictionary => DICTIONARIES[useSettings().language]

/** The words of one page alone, in the chosen language: they are loaded with that page and with no other. */
export const useWords = <Words,>(words: Readonly<Record<Language, Words>>): Words => words[useSettings().language]
