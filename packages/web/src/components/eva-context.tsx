'use client'
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { DICTIONARIES } from '../i18n/dictionaries.ts'
import type { Dictionary } from '../i18n/dictionary.ts'
import type { Language } from '../i18n/languages.ts'
import { withName } from '../i18n/with-name.ts'
import type { Chat } from '../lib/chat/chat.ts'
import type { ChatState } from '../lib/chat/chat-state.ts'
import type { Eva } from '../lib/eva.ts'
import type { Commands } from '../lib/keys/commands.ts'
import type { Sessions, SessionsState } from '../lib/sessions.ts'
import type { Motion, Settings } from '../lib/settings.ts'
import type { Toasts } from '../lib/toasts/toasts.ts'
import { useMediaQuery } from './hooks.ts'

/** What `EvaProvider` puts around a page. */
export const EvaContext = createContext<Eva | null>(null)

export function useStillness(motion: Motion): boolean {
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

/** Says shortly what has just happened: `toasts.done('Saved.')`, `toasts.failed(…)`, either with something to do about it. */
export const useToasts = (): Toasts => useEva().toasts

export const useCommands = (): Commands => useEva().commands

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
