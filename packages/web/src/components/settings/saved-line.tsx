import { Check } from 'lucide-react'
import { useWords } from '../eva-context.tsx'
import { SETTINGS_WORDS } from './words.ts'

/** Says, also to who only listens, that something was kept. It is there before it has anything to say: so it is read aloud. */
export function SavedLine({ isSaved }: { isSaved: boolean }) {
  const words = useWords(SETTINGS_WORDS)
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-good">
      {isSaved && (
        <>
          <Check aria-hidden="true" className="size-4" />
          {words.saved}
        </>
      )}
    </p>
  )
}
