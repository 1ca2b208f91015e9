import { useStore } from 'zustand'
import type { Avatars } from '../../lib/avatar/avatars.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { FileButton } from '../file-button.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Modal } from '../modal.tsx'
import { AvatarTermsList } from './avatar-terms-list.tsx'
import { AVATAR_WORDS } from './words.ts'

/** Brings a face, tells whose it is and what its maker allows, and takes it off again. */
export function AvatarDialog({ avatars, onClose }: { avatars: Avatars; onClose: () => void }) {
  const words = useWords(AVATAR_WORDS)
  const { worn, isOpening, trouble } = useStore(avatars.store)
  return (
    <Modal title={words.title} onClose={onClose}>
      <p role="status" className="text-pretty">
        {isOpening ? words.opening : worn === null ? words.intro : words.worn(worn.terms.title)}
      </p>
      {trouble !== null && (
        <ProblemCard
          title={words.trouble}
          problem={{ code: trouble, message: words[`trouble_${trouble}`], fix: null }}
        />
      )}
      {worn !== null && <AvatarTermsList worn={worn} />}
      <div className="flex flex-wrap gap-2">
        <FileButton
          kind={isOpening ? 'waiting' : 'primary'}
          disabled={isOpening}
          accept=".vrm,.glb,model/gltf-binary,application/octet-stream"
          onFile={(file) => void avatars.wear(file)}
        >
          {worn === null ? words.choose : words.chooseOther}
        </FileButton>
        {worn !== null && <Button onClick={() => void avatars.takeOff()}>{words.takeOff}</Button>}
      </div>
      <p className="text-muted text-sm pointer-coarse:hidden">{words.dropHint}</p>
    </Modal>
  )
}
