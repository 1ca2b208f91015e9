import { useText, useWords } from '../eva-context.tsx'
import { useAddressOf } from '../page-link.tsx'
import { PAGES, type PageId } from '../shell/pages.ts'
import { type Choose, Group, Item } from './items.tsx'
import { PALETTE_WORDS } from './words.ts'

const SHORTCUTS = { talk: 'talk', face: 'face', brains: 'settings' } as const

/** The way to every page. */
export function PageCommands({ choose }: { choose: Choose }) {
  const words = useWords(PALETTE_WORDS)
  const text = useText()
  const addressOf = useAddressOf()
  const names: Record<PageId, string> = { ...words, talk: text.talk, face: text.face, brains: words.brainsPage }
  return (
    <Group heading={words.pages}>
      {PAGES.map((page) => (
        <Item
          key={page.id}
          icon={page.icon}
          label={names[page.id]}
          {...(page.id in SHORTCUTS ? { command: SHORTCUTS[page.id as keyof typeof SHORTCUTS] } : {})}
          onChoose={() => choose(() => location.assign('isHers' in page ? addressOf(page.href) : page.href))}
        />
      ))}
    </Group>
  )
}
