import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Timers } from '../timers.ts'

/** Something that can still be done about what is told. */
export type ToastAction = { label: string; run: () => void }

export type Toast = {
  id: number
  kind: 'done' | 'failed'
  /** One sentence. */
  text: string
  action: ToastAction | null
}

export type Toasts = {
  /** The oldest first. */
  store: StoreApi<readonly Toast[]>
  /** Something was done. It leaves by itself, unless there is something to do about it: that stays until it is read. */
  done(text: string, action?: ToastAction): void
  /** Something went wrong. It stays until it is read. */
  failed(text: string, action?: ToastAction): void
  /** Does what a toast offers, and takes it away. */
  act(id: number): void
  dismiss(id: number): void
  /** While somebody reads or points at them, none leaves. */
  hold(isHeld: boolean): void
}

/** How long a sentence stands that asks for nothing: time to read it twice. */
const SHOWN_MS = 6_000

/** More would cover the page; the oldest that asks for nothing makes room. */
const MOST = 4

/** Short words about what has just happened, on whichever page. */
export function createToasts(timers: Timers): Toasts {
  const store = createStore<readonly Toast[]>(() => [])
  const leaving = new Map<number, () => void>()
  let latest = 0
  let isHeld = false

  const dismiss = (id: number) => {
    leaving.get(id)?.()
    leaving.delete(id)
    store.setState((toasts) => toasts.filter((toast) => toast.id !== id), true)
  }
  const staysUntilRead = ({ kind, action }: Toast) => kind === 'failed' || action !== null
  const planLeaving = (toast: Toast) => {
    if (!staysUntilRead(toast) && !isHeld)
      leaving.set(
        toast.id,
        timers.after(SHOWN_MS, () => dismiss(toast.id)),
      )
  }
  const show = (kind: Toast['kind'], text: string, action: ToastAction | null) => {
    const toast: Toast = { id: ++latest, kind, text, action }
    const before = store.getState()
    // What is told once more takes the place of itself.
    const same = before.find((each) => each.kind === kind && each.text === text)
    const crowd = before.length < MOST ? undefined : before.find((each) => !staysUntilRead(each))
    for (const gone of [same, crowd]) if (gone !== undefined) dismiss(gone.id)
    store.setState((toasts) => [...toasts, toast], true)
    planLeaving(toast)
  }

  return {
    store,
    done: (text, action) => show('done', text, action ?? null),
    failed: (text, action) => show('failed', text, action ?? null),
    act(id) {
      const toast = store.getState().find((each) => each.id === id)
      dismiss(id)
      toast?.action?.run()
    },
    dismiss,
    hold(wanted) {
      isHeld = wanted
      for (const stop of leaving.values()) stop()
      leaving.clear()
      for (const toast of store.getState()) planLeaving(toast)
    },
  }
}
