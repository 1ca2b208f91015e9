import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Avatar, type AvatarFile, type AvatarTrouble, MAX_AVATAR_BYTES, type WornAvatar } from './avatar.ts'
import type { AvatarKeeper } from './keep-avatar.ts'
import { readAvatarFile } from './read-avatar-file.ts'

export type AvatarState = {
  worn: WornAvatar | null
  /** A file is on its way to become her face. */
  isOpening: boolean
  trouble: AvatarTrouble | null
}

/** The face that she wears: her own, or one that somebody brought. */
export type Avatars = {
  store: StoreApi<AvatarState>
  /** Puts on the face that this browser keeps, if there is one. */
  begin(): Promise<void>
  wear(file: File): Promise<void>
  /** Back to her own face; the other one is forgotten. */
  takeOff(): Promise<void>
  close(): void
}

/** Makes a face of a VRM that was looked into, or says why not. */
export type OpenAvatar = (bytes: ArrayBuffer) => Promise<Avatar | Extract<AvatarTrouble, 'broken' | 'no_webgl'>>

export function createAvatars(keeper: AvatarKeeper, openAvatar: OpenAvatar): Avatars {
  const store = createStore<AvatarState>(() => ({ worn: null, isOpening: false, trouble: null }))
  /** Who was asked last counts: what opens for an earlier wish is closed again. */
  let wish = 0

  const open = async ({ name, file }: AvatarFile): Promise<WornAvatar | AvatarTrouble> => {
    if (file.size > MAX_AVATAR_BYTES) return 'too_large'
    const bytes = await file.arrayBuffer()
    const terms = readAvatarFile(bytes)
    if (typeof terms === 'string') return terms
    const avatar = await openAvatar(bytes)
    return typeof avatar === 'string' ? avatar : { name, bytes: file.size, terms, avatar }
  }

  /** Puts on a face; returns whether she wears it now. */
  const put = async (file: AvatarFile): Promise<boolean> => {
    const mine = ++wish
    store.setState({ isOpening: true, trouble: null })
    const opened = await open(file).catch((): AvatarTrouble => 'broken')
    if (mine !== wish) {
      if (typeof opened !== 'string') opened.avatar.close()
      return false
    }
    if (typeof opened === 'string') {
      store.setState({ isOpening: false, trouble: opened })
      return false
    }
    store.getState().worn?.avatar.close()
    store.setState({ worn: opened, isOpening: false })
    return true
  }

  const drop = (): void => {
    wish++
    store.getState().worn?.avatar.close()
    store.setState({ worn: null, isOpening: false, trouble: null })
  }

  return {
    store,
    async begin() {
      const mine = wish
      const kept = await keeper.kept().catch(() => null)
      if (kept !== null && mine === wish) await put(kept)
    },
    async wear(file) {
      if (!(await put({ name: file.name, file }))) return
      await keeper.keep({ name: file.name, file }).catch(() => store.setState({ trouble: 'not_kept' }))
    },
    async takeOff() {
      drop()
      await keeper.forget().catch(() => {})
    },
    close: drop,
  }
}
