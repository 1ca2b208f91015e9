'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { DICTIONARIES } from '../i18n/dictionaries.ts'
import type { Dictionary } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { withName } from '../i18n/with-name.ts'
import type { Chat } from '../lib/chat/chat.ts'
import type { ChatState } from '../lib/chat/chat-state.ts'
import { createEva, type Eva } from '../lib/eva.ts'
import type { Sessions, SessionsState } from '../lib/sessions.ts'
import type { Motion, Settings } from '../lib/settings.ts'
import { useMediaQuery } from './hooks.ts'

const EvaContext = createContext<Eva | null>(null)

/** Makes one Eva for the page, and keeps the document as the settings want it. */
export function EvaProvider({ children }: { children: ReactNode }) {
  const [eva] = useState(createEva)
  useAppearance(useStore(eva.settings))
  return <EvaContext value={eva}>{children}</EvaContext>
}

/** Keeps the document as the person at this browser wants to see it; `boot.js` does the same before the first picture. */
function useAppearance({ language, theme, textSize, motion }: Settings): void {
  const isStill = useStillness(motion)
  useEffect(() => {
    const root = document.documentElement
    root.lang = language
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
    if (textSize === 'normal') delete root.dataset.text
    else root.dataset.text = textSize
    root.toggleAttribute('data-still', isStill)
  }, [language, theme, textSize, isStill])
}

function useStillness(motion: Motion): boolean {
  const isAskedBySystem = useMediaQuery('(prefers-reduced-motion: reduce)')
  return motion === 'less' || (motion === 'auto' && isAskedBySystem)
}

/** All that this page has of her. */
export function useEva(): Eva {
  const eva = use(EvaContext)
  if (eva === null) throw new TypeError('A component of the page stands outside EvaProvider')
  return eva
}

export const useChatActions = (): Chat => useEva().chat
export const useChat = <Part,>(select: (state: ChatState) => Part): Part => useStore(useEva().chat.store, select)

export const useSessionActions = (): Sessions => useEva().sessions
export const useSessions = <Part,>(select: (state: SessionsState) => Part): Part =>
  useStore(useEva().sessions.store, select)

export const useSettings = (): Settings => useStore(useEva().settings)
export const useChangeSettings = () => useEva().settings.setState

/** Whether nothing shall move that need not. */
export const useIsStill = (): boolean => useStillness(useSettings().motion)

/** What she is called. */
export const useHerName = (): string => useStore(useEva().herName).name

/** The dictionary of the chosen language, in which she is called by her name. */
export const useText = (): Dictionary => useWords(DICTIONARIES)

/** The words of one page alone, in the chosen language: they are loaded with that page and with no other. */
export const useWords = <Words extends object>(words: Readonly<Record<Language, Words>>): Words =>
  withName(words[useSettings().language], useHerName())
