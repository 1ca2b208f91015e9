import { useEffect, useState } from 'react'
import { type Avatars, createAvatars, type OpenAvatar } from '../../lib/avatar/avatars.ts'
import { browserKeeper } from '../../lib/avatar/keep-avatar.ts'

/** three.js comes with the first face that is brought, and not before. */
const openAvatar: OpenAvatar = async (bytes) => (await import('../../lib/avatar/open-avatar.ts')).openAvatar(bytes)

/** The face that she wears on this page; begins with the one that the browser keeps. */
export function useAvatars(): Avatars {
  const [avatars] = useState(() => createAvatars(browserKeeper, openAvatar))
  useEffect(() => {
    void avatars.begin()
    return avatars.close
  }, [avatars])
  return avatars
}
