import { VenetianMask } from 'lucide-react'
import { useState } from 'react'
import type { Avatars } from '../../lib/avatar/avatars.ts'
import { useWords } from '../eva-context.tsx'
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
