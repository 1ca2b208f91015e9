import { useEffect } from 'react'
import { isPressOf } from '../../lib/keys/shortcuts.ts'
import { useEva } from '../eva-context.tsx'
import { useCallActions, useDictationActions } from './talk-context.tsx'

/** The call's own keys: M mutes, the space bar is held to talk, Escape ends. */
export function useTalkKeys(): void {
  const call = useCallActions()
  const dictation = useDictationActions()
  const { settings } = useEva()
  useEffect(() => {
    const isDictating = () => dictation.store.getState().isOn
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
        if (event.key === ' ' && talksFrom(event.target)) event.preventDefault()
        return
      }
      // An open dialog or list takes its keys for itself.
      if (document.querySelector('dialog[open]') !== null) return
      if (event.target instanceof HTMLSelectElement && event.key !== ' ') return
      if (event.key === 'Escape') return isDictating() ? dictation.stop() : call.end()
      if (isDictating()) return
      if (event.key === ' ' && talksFrom(event.target)) {
        event.preventDefault()
        call.hold()
      }
      if (isPressOf('mute', event) && settings.getState().letterKeys && !isWriting(event.target)) {
        if (call.store.getState().phase === 'muted') call.unmute()
        else call.mute()
      }
    }
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ') return
      // A button is pressed when its key comes up.
      if (talksFrom(event.target)) event.preventDefault()
      call.release()
    }
    // A key that comes up in another window is never told.
    const onBlur = () => call.release()
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('keyup', onKeyUp)
    window.addEventListener('blur', onBlur)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('keyup', onKeyUp)
      window.removeEventListener('blur', onBlur)
    }
  }, [call, dictation, settings])
}

/** The space bar belongs to what has the focus, unless that is the orb. */
function talksFrom(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true
  return target.closest('[data-action]') !== null || target.closest('button, a, select, input, textarea') === null
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
