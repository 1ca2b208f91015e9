import type { SettingsBody, SettingsPatch, VoiceBody } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import { createDownloads, type Downloads, type DownloadsState } from '../fetched/downloads.ts'
import type { Outcome } from '../request.ts'
import type { VoicesApi } from './voices-api.ts'

export type VoicesState = DownloadsState & {
  loading: boolean
  voices: readonly VoiceBody[]
  /** `null` until they are known. */
  settings: SettingsBody | null
  /** The voice that is heard now, or is about to be. */
  heard: string | null
}

export type Voices = Downloads & {
  store: StoreApi<VoicesState>
  /** Shows what there is, and follows the downloads that run. */
  open(): Promise<void>
  change(voice: NonNullable<SettingsPatch['voice']>): Promise<void>
  /** Lets a voice say a sentence; the one that is heard already falls silent. Within a click. */
  togglePreview(voice: VoiceBody, sentence: Sentence): void
}

/** Says a sentence aloud until it is over or the signal aborts. */
export type Preview = {
  unlock(): void
  say(wish: PreviewWish, signal: AbortSignal): Promise<Problem | null>
}
export type PreviewWish = Sentence & { voice: string; speed: number; pitch: number }

/** A text, and the primary tag of what it is written in. */
export type Sentence = { text: string; language: string }

/** Her voices: which there are, which speaks, and how. */
export function createVoices(api: VoicesApi, preview: Preview): Voices {
  const store = createStore<VoicesState>(() => ({
    loading: true,
    voices: [],
    settings: null,
    pulls: {},
    heard: null,
    problem: null,
  }))
  const set = store.setState
  let hearing = new AbortController()

  const list = async (): Promise<void> => {
    const outcome = await api.list()
    set(outcome.ok ? { voices: outcome.value } : { problem: outcome.problem })
  }

  const settle = (outcome: Outcome<SettingsBody>): void =>
    set(outcome.ok ? { settings: outcome.value } : { problem: outcome.problem })

  const downloads = createDownloads(api, { get: store.getState, set }, list)

  return {
    store,
    ...downloads,
    async open() {
      const [, settings] = await Promise.all([list(), api.settings()])
      settle(settings)
      set({ loading: false })
      const running = new Set(store.getState().voices.flatMap(({ download }) => download?.pull?.id ?? []))
      for (const id of running) void downloads.pull(id)
    },
    async change(voice) {
      set({ problem: null })
      settle(await api.change({ voice }))
      if (voice.voices !== undefined) await list()
    },
    togglePreview({ id }, sentence) {
      const wasHeard = store.getState().heard === id
      hearing.abort()
      set({ heard: null })
      if (wasHeard) return
      preview.unlock()
      hearing = new AbortController()
      const { signal } = hearing
      const { speed = 1, pitch = 1 } = store.getState().settings?.voice ?? {}
      set({ heard: id, problem: null })
      void preview.say({ ...sentence, voice: id, speed, pitch }, signal).then((problem) => {
        if (!signal.aborted) set({ heard: null, problem })
      })
    },
  }
}
