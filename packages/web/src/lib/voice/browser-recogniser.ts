/** What the page needs of a browser's own recogniser. */
export type Recogniser = { start(): void; stop(): void }

export type RecogniserHandlers = {
  onText(text: string, isFinal: boolean): void
  /** It stopped by itself; `problem` is the browser's word for why, `null` where it only heard nothing for a while. */
  onEnd(problem: string | null): void
}

/** Whose recogniser it is, and so who gets the sound. */
export type RecogniserOwner = 'google' | 'microsoft' | 'apple' | 'unknown'

/** The part of the Web Speech API that is used; the types of the DOM do not have it. */
type SpeechRecognitionLike = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { resultIndex: number; results: ArrayLike<ResultLike> }) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  abort(): void
}
type ResultLike = ArrayLike<{ transcript: string }> & { isFinal: boolean }

/** The browser's recogniser as a constructor; `null` where it has none. */
function recogniserClass(): (new () => SpeechRecognitionLike) | null {
  const found: unknown = Reflect.get(window, 'SpeechRecognition') ?? Reflect.get(window, 'webkitSpeechRecognition')
  return isRecogniserClass(found) ? found : null
}

const isRecogniserClass = (value: unknown): value is new () => SpeechRecognitionLike => typeof value === 'function'

export const hasBrowserRecogniser = (): boolean => recogniserClass() !== null

/** By the browser's name for itself. */
export function recogniserOwner(userAgent: string): RecogniserOwner {
  if (/\bEdg/.test(userAgent)) return 'microsoft'
  if (/(Chrome|Chromium|CriOS)\//.test(userAgent)) return 'google'
  if (/\bSafari\//.test(userAgent)) return 'apple'
  return 'unknown'
}

/** Listens for one utterance at a time, in `language` (`en`, `fr`), until it is stopped. */
export function createBrowserRecogniser(language: string, handlers: RecogniserHandlers): Recogniser | null {
  const Class = recogniserClass()
  if (Class === null) return null
  const recogniser = new Class()
  recogniser.lang = language
  recogniser.continuous = false
  recogniser.interimResults = true
  let problem: string | null = null
  let isWanted = false
  recogniser.onresult = ({ results }) => {
    const said = Array.from(results)
    const text = said.map((result) => result[0]?.transcript ?? '').join('')
    if (isWanted)
      handlers.onText(
        text.trim(),
        said.every(({ isFinal }) => isFinal),
      )
  }
  recogniser.onerror = ({ error }) => {
    problem = error === 'no-speech' || error === 'aborted' ? null : error
  }
  recogniser.onend = () => {
    if (!isWanted) return
    isWanted = false
    handlers.onEnd(problem)
  }
  return {
    start() {
      if (isWanted) return
      isWanted = true
      problem = null
      try {
        recogniser.start()
      } catch {
        // It has not quite stopped yet: its end is told, and then it is started again.
      }
    },
    stop() {
      isWanted = false
      recogniser.abort()
    },
  }
}
