import type { PullEvent, SettingsBody, SettingsPatch, VoiceBody } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { Outcome } from '../request.ts'
import type { VoicesApi } from './voices-api.ts'

export type VoicesState = {
  loading: boolean
  voices: readonly VoiceBody[]
  /** `null` until they are known. */
  settings: SettingsBody | null
  /** Downloads that run, by their id, as far as they are. */
  pulls: Readonly<Record<string, PullEvent>>
  /** The voice that is heard now, or is about to be. */
  heard: string | null
  problem: Problem | null
}

export type Voices = {
  store: StoreApi<VoicesState>
  /** Shows what there is, and follows the downloads that run. */
  open(): Promise<void>
  change(voice: NonNullable<SettingsPatch['voice']>): Promise<void>
  pull(id: string): Promise<void>
  cancel(id: string): Promise<void>
  remove(id: string): Promise<void>
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

const CUT_OFF: Problem = { code: 'cut_off', message: 'The connection to Eva was lost.', fix: null }

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

  const forget = (id: string): void => {
    const { [id]: _over, ...pulls } = store.getState().pulls
    set({ pulls })
  }

  const pull = async (id: string): Promise<void> => {
    if (id in store.getState().pulls) return
    set({ problem: null, pulls: { ...store.getState().pulls, [id]: beginning(id) } })
    const outcome = await api.pull(id)
    if (!outcome.ok) {
      forget(id)
      return set({ problem: outcome.problem })
    }
    let last: PullEvent | null = null
    for await (const event of outcome.value) {
      last = event
      set({ pulls: { ...store.getState().pulls, [id]: event } })
    }
    forget(id)
    if (last?.status === 'error' && last.error !== null) set({ problem: last.error })
    else if (last?.status !== 'done' && last?.status !== 'cancelled') set({ problem: CUT_OFF })
    await list()
  }

  return {
    store,
    pull,
    async open() {
      const [, settings] = await Promise.all([list(), api.settings()])
      settle(settings)
      set({ loading: false })
      const running = new Set(store.getState().voices.flatMap(({ download }) => download?.pull?.id ?? []))
      for (const id of running) void pull(id)
    },
    async change(voice) {
      set({ problem: null })
      settle(await api.change({ voice }))
      if (voice.voices !== undefined) await list()
    },
    async cancel(id) {
      const outcome = await api.cancel(id)
      if (!outcome.ok) set({ problem: outcome.problem })
    },
    async remove(id) {
      set({ problem: null })
      const outcome = await api.remove(id)
      if (!outcome.ok) set({ problem: outcome.problem })
      await list()
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

const beginning = (id: string): PullEvent => ({
  id,
  status: 'checking',
  received_bytes: 0,
  total_bytes: 0,
  bytes_per_s: null,
  eta_s: null,
  error: null,
})
