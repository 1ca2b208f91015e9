import { Menu } from 'lucide-react'
import { useText } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { Orb } from '../orb.tsx'
import { ConnectionChip } from './connection-chip.tsx'
import { MoodWord } from './mood-word.tsx'
import { PageNav } from './page-nav.tsx'
import { useMood } from './use-mood.ts'

/** Her name, what she is doing, and the page's own switches. `onOpenList` is `null` where the list is in sight. */
export function Header({ onOpenList }: { onOpenList: (() => void) | null }) {
  const text = useText()
  const mood = useMood()
  return (
    <header className="flex min-h-14 flex-none flex-wrap items-center gap-2 px-3 py-2 sm:px-5">
      {onOpenList !== null && <IconButton icon={Menu} label={text.openList} onClick={onOpenList} />}
      <Orb mood={mood} className="size-7 text-[1.75rem]" />
      <h1 className="ml-1 font-serif text-xl">{text.title}</h1>
      <div className="min-w-0 flex-1">
        <MoodWord mood={mood} />
      </div>
      {/* A phone has no room beside her name: there it stands below. */}
      <div className="order-last flex w-full justify-center empty:hidden sm:order-none sm:w-auto">
        <ConnectionChip />
      </div>
      <PageNav />
    </header>
  )
}
