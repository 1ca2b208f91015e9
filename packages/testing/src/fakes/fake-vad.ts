import { EvaError, type Pcm, VAD_WINDOW, type Vad, type VadStream } from '@eva/core'
import { UnscriptedCall } from './unscripted-call.ts'

export type VadVerdict = ReturnType<VadStream['judge']>

/** What the fake says of one stream: so many windows of each kind in turn, or whatever it makes of a window. */
export type VadScript =
  | readonly { readonly windows: number; readonly are: VadVerdict }[]
  | ((window: Pcm) => VadVerdict)

export type FakeVad = Vad & {
  /** Windows judged so far, over all streams. */
  readonly judged: number
  /** Streams that are open now. */
  readonly streams: number
}

/** Takes whatever is louder than `level` (of 32,768, over the window) for speech, and half of it for maybe. */
export const speechByLevel =
  (level: number) =>
  (window: Pcm): VadVerdict => {
    const loudness = Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length)
    if (loudness > level) return 'speech'
    return loudness > level / 2 ? 'maybe' : 'silence'
  }

/**
 * A voice detector that follows a script and throws on any stream or window that is not in it.
 *
 * @param scripts one for each expected stream, in order; `reset` begins a stream's script anew
 */
export function fakeVad(scripts: readonly VadScript[]): FakeVad {
  let opened = 0
  let streams = 0
  let judged = 0
  return {
    specification: 'v1',
    id: 'fake',
    open() {
      const script = scripts[opened]
      opened += 1
      if (script === undefined) throw new UnscriptedCall(`stream ${opened} of the voice detector`)
      const verdicts =
        typeof script === 'function' ? null : script.flatMap(({ windows, are }) => Array(windows).fill(are))
      let at = 0
      let isOpen = true
      streams += 1
      return {
        judge(window) {
          if (!isOpen) throw new EvaError('internal', 'a closed stream was asked to judge')
          if (window.length !== VAD_WINDOW) throw new EvaError('internal', `a window of ${window.length} samples`)
          const verdict: VadVerdict | undefined = typeof script === 'function' ? script(window) : verdicts?.[at]
          if (verdict === undefined) throw new UnscriptedCall(`window ${at + 1} of stream ${opened}`)
          at += 1
          judged += 1
          return verdict
        },
        reset() {
          at = 0
        },
        close() {
          if (isOpen) streams -= 1
          isOpen = false
        },
      }
    },
    get judged() {
      return judged
    },
    get streams() {
      return streams
    },
  }
}
