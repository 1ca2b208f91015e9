import { VenetianMask } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { AvatarTrouble } from '../../lib/avatar/avatar.ts'
import type { Avatars } from '../../lib/avatar/avatars.ts'
import { useToasts, useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { useFileDrop } from '../use-file-drop.ts'
import { AvatarDialog } from './avatar-dialog.tsx'
import { AVATAR_WORDS } from './words.ts'

/** The way to another face: a button, and the whole page for a file that is dropped. */
export function AvatarButton({ avatars }: { avatars: Avatars }) {
  const words = useWords(AVATAR_WORDS)
  const [isOpen, setOpen] = useState(false)
  const isOver = useFileDrop((file) => {
    setOpen(true)
    void avatars.wear(file)
  })
  const { trouble } = useStore(avatars.store)
  const toasts = useToasts()
  // A face that was kept may be refused when nobody looks at the dialog.
  const tell = useEffectEvent((what: AvatarTrouble) => {
    if (!isOpen) toasts.failed(words[`trouble_${what}`])
  })
  useEffect(() => {
    if (trouble !== null) tell(trouble)
  }, [trouble])
  return (
    <>
      <IconButton icon={VenetianMask} label={words.open} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {isOver && (
        <p className="pointer-events-none fixed inset-3 z-20 grid place-items-center rounded-3xl border-2 border-accent border-dashed bg-raised/90 font-serif text-2xl text-ink">
          {words.drop}
        </p>
      )}
      {isOpen && <AvatarDialog avatars={avatars} onClose={() => setOpen(false)} />}
    </>
  )
}
