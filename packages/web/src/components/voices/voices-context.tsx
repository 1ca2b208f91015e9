'use client'
import { useStore } from 'zustand'
import { browserTimers } from '../../lib/timers.ts'
import { createPreview } from '../../lib/voices/preview.ts'
import { createVoices, type Voices, type VoicesState } from '../../lib/voices/voices.ts'
import { createVoicesApi } from '../../lib/voices/voices-api.ts'
import { shared } from '../shared.tsx'

const [VoicesProvider, useVoiceActions] = shared<Voices>('VoicesProvider', ({ api, createAudioContext }) =>
  createVoices(
    createVoicesApi((input, init) => fetch(input, init)),
    createPreview(api, { createContext: createAudioContext, timers: browserTimers }),
  ),
)

/** Around the page of voices. */
export { useVoiceActions, VoicesProvider }

export const useVoices = <Part,>(select: (state: VoicesState) => Part): Part =>
  useStore(useVoiceActions().store, select)
