'use client'
import { useStore } from 'zustand'
import { createTalk } from '../../lib/talk.ts'
import type { Call } from '../../lib/voice/call.ts'
import type { CallState } from '../../lib/voice/call-state.ts'
import type { Dictation, DictationState } from '../../lib/voice/dictation.ts'
import { shared } from '../shared.tsx'

const [TalkProvider, useTalk] = shared('TalkProvider', createTalk)

/** Around the pages on which she can be talked to. */
export { TalkProvider }

export const useCallActions = (): Call => useTalk().call
export const useCall = <Part,>(select: (state: CallState) => Part): Part => useStore(useTalk().call.store, select)

export const useDictationActions = (): Dictation => useTalk().dictation
export const useDictation = (): DictationState => useStore(useTalk().dictation.store)
