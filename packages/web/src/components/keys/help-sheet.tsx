import { X } from 'lucide-react'
import { useSettings, useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { Modal } from '../modal.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { KEYS_WORDS } from './words.ts'

/** The sheet of keys. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const words = useWords(KEYS_WORDS)
  const { letterKeys } = useSettings()
  return (
    <Modal
      title={words.title}
      titleHidden
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(46rem,calc(100vw-2rem))] overflow-y-auto rounded-3xl border border-line bg-raised p-0 text-ink shadow-soft backdrop:bg-black/40"
    >
      <div className="grid gap-5 p-5 sm:p-7">
        <header className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h2 className="font-serif text-2xl">{words.title}</h2>
            <p className="mt-0.5 text-sm text-muted">{letterKeys ? words.intro : words.lettersAreOff}</p>
          </div>
          <IconButton icon={X} label={words.close} onClick={onClose} className="-mt-1 -mr-1" />
        </header>
        <ShortcutList />
      </div>
    </Modal>
  )
}
