import { Menu } from 'lucide-react'
import { useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { Orb } from '../orb.tsx'
import { ConnectionChip } from './connection-chip.tsx'
import { MoodWord } from './mood-word.tsx'
import { Preferences } from './preferences.tsx'
import { useMood } from './use-mood.ts'

/** Her name, what she is doing, and the page's own switches. `onOpenList` is `null` where the list is in sight. */
export function Header({ onOpenList }: { onOpenList: (() => void) | null }) {
  const text = useText()
  const mood = useMood()
  return (
    <header className="flex min-h-14 flex-none items-center gap-2 px-3 sm:px-5">
      {onOpenList !== null && <IconButton icon={Menu} label={text.openList} onClick={onOpenList} />}
      <Orb mood={mood} className="size-7 text-[1.75rem]" />
      <h1 className="ml-1 font-serif text-xl">{text.title}</h1>
      <MoodWord mood={mood} />
      <div className="ml-auto flex items-center gap-1">
        <ConnectionChip />
        <Preferences />
      </div>
    </header>
  )
}
