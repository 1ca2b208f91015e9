import { createStore, type StoreApi } from 'zustand/vanilla'
import { BROWSER_PARTS, type BrowserFound, type BrowserPart, found } from './browser-found.ts'

/** How the parts of this browser are looked at. */
export type BrowserTools = {
  /** Those for which nobody has to do anything. */
  look(part: BrowserPart): Promise<BrowserFound>
  /** @param onLevel how loud the microphone is, and how much of the time is over, each 0 to 1 */
  tryMicrophone(onLevel: (level: number, over: number) => void): Promise<BrowserFound>
  trySpeaker(): Promise<BrowserFound>
}

export type BrowserState = {
  /** `null` while it is being looked at. */
  readonly found: Readonly<Record<BrowserPart, BrowserFound | null>>
  /** What is being tried with sound. */
  readonly trying: 'microphone' | 'speaker' | null
  /** While the microphone is tried. */
  readonly level: number
  readonly over: number
}

export type BrowserDoctor = {
  readonly store: StoreApi<BrowserState>
  /** Looks at everything for which nobody has to do anything. */
  examine(): Promise<void>
  /** Both want a tap: browsers open no microphone and play no sound before. */
  tryMicrophone(): Promise<void>
  trySpeaker(): Promise<void>
  /** The person says whether they heard the tone. */
  answer(heard: boolean): void
}

const NOTHING: BrowserState['found'] = {
  page: null,
  microphone: null,
  speaker: null,
  socket: null,
  audio: null,
  engine: null,
  storage: null,
}

/** This browser, looked at from within the page. */
export function createBrowserDoctor(tools: BrowserTools): BrowserDoctor {
  const store = createStore<BrowserState>(() => ({ found: NOTHING, trying: null, level: 0, over: 0 }))
  const set = store.setState
  const tell = (part: BrowserPart, result: BrowserFound): void =>
    set((state) => ({ found: { ...state.found, [part]: result } }))

  return {
    store,
    async examine() {
      const look = async (part: BrowserPart): Promise<void> => tell(part, await tools.look(part))
      await Promise.all(BROWSER_PARTS.map(look))
    },
    async tryMicrophone() {
      if (store.getState().trying !== null) return
      set({ trying: 'microphone', level: 0, over: 0 })
      const result = await tools.tryMicrophone((level, over) => set({ level, over }))
      tell('microphone', result)
      set({ trying: null, level: 0, over: 0 })
      // The tap has woken the sound, too.
      tell('audio', await tools.look('audio'))
    },
    async trySpeaker() {
      if (store.getState().trying !== null) return
      set({ trying: 'speaker' })
      const result = await tools.trySpeaker()
      tell('speaker', result)
      set({ trying: null })
      tell('audio', await tools.look('audio'))
    },
    answer(heard) {
      tell(
        'speaker',
        heard
          ? found('good', { code: 'speaker_confirmed', facts: {} })
          : found('bad', { code: 'speaker_denied', facts: {} }),
      )
    },
  }
}
