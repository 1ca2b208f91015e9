import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Chat } from '../chat/chat.ts'
import { isBusy } from '../chat/chat-state.ts'
import type { Timers } from '../timers.ts'
import type { Recogniser, RecogniserHandlers } from './browser-recogniser.ts'

export type DictationState = {
  isOn: boolean
  /** The browser's word for why it stopped. */
  problem: string | null
}

/** Talking by the browser's own recogniser, where Eva has no ear: its text is sent as a message. */
export type Dictation = {
  store: StoreApi<DictationState>
  /** Within a tap or key press. */
  start(): void
  stop(): void
}

/** A recogniser that stopped because nobody spoke is started again after this long. */
const AGAIN_MS = 250

/** @param makeRecogniser a new one, or `null` where the browser has none */
export function createDictation(
  chat: Pick<Chat, 'store' | 'send' | 'stop' | 'sayAll' | 'unlockSound'>,
  timers: Timers,
  makeRecogniser: (handlers: RecogniserHandlers) => Recogniser | null,
): Dictation {
  const store = createStore<DictationState>(() => ({ isOn: false, problem: null }))
  let recogniser: Recogniser | null = null
  let cancelStart = () => {}

  /** It would hear her: it listens only while she neither thinks nor speaks. */
  const follow = () => {
    cancelStart()
    if (recogniser === null) return
    if (isBusy(chat.store.getState()) || chat.store.getState().conversation.pending !== null) recogniser.stop()
    else recogniser.start()
  }
  let wasBusy = false
  chat.store.subscribe((state) => {
    const isNow = isBusy(state) || state.conversation.pending !== null
    if (isNow === wasBusy) return
    wasBusy = isNow
    follow()
  })

  const stop = (problem: string | null) => {
    cancelStart()
    recogniser?.stop()
    recogniser = null
    chat.sayAll(false)
    store.setState({ isOn: false, problem })
    chat.store.setState({ caption: null })
  }

  return {
    store,
    start() {
      chat.unlockSound()
      recogniser = makeRecogniser({
        onText(text, isFinal) {
          if (!isFinal || text === '') return chat.store.setState({ caption: { text, phase: 'speaking' } })
          chat.store.setState({ caption: null })
          chat.send(text)
        },
        onEnd(problem) {
          if (problem !== null) return stop(problem)
          cancelStart = timers.after(AGAIN_MS, follow)
        },
      })
      chat.sayAll(recogniser !== null)
      store.setState({ isOn: recogniser !== null, problem: recogniser === null ? 'unsupported' : null })
      follow()
    },
    stop() {
      stop(null)
      if (isBusy(chat.store.getState())) chat.stop()
    },
  }
}
