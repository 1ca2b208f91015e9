import { Command } from 'cmdk'
import type { LucideIcon } from 'lucide-react'
import { createContext, type ReactNode, use } from 'react'
import type { CommandId } from '../../lib/keys/shortcuts.ts'
import { KeyCaps } from '../keys/key-caps.tsx'

/** Runs what was chosen, once the palette is gone. */
export type Choose = (run: () => void) => void

/** Whether something was typed. */
const Searching = createContext(false)

type GroupProps = {
  heading: string
  children: ReactNode
  /** What stands in it was found by something else than its name. */
  isFound?: boolean
}

/** Commands that belong together; among those that are found, the best come first, wherever they belong. */
export function Group({ heading, children }: GroupProps) {
  return use(Searching) ? children : <Section heading={heading}>{children}</Section>
}

/** What was found, the best first. */
export function Found({ heading, children }: GroupProps) {
  return (
    <Searching value>
      <Section heading={heading}>{children}</Section>
    </Searching>
  )
}

/** A heading, and what stands under it. */
export function Section({ heading, children, isFound = false }: GroupProps) {
  return (
    <Command.Group
      heading={heading}
      forceMount={isFound}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  )
}

type ItemProps = {
  icon: LucideIcon
  label: string
  onChoose: () => void
  /** Where it has a shortcut. */
  command?: CommandId
  /** Told apart from others of the same name. */
  value?: string
  /** Found by something else than its name: it is shown whatever is typed. */
  isFound?: boolean
  note?: string | null
}

/** One command. */
export function Item({ icon: Icon, label, onChoose, command, value, isFound = false, note = null }: ItemProps) {
  return (
    <Command.Item
      value={value ?? label}
      forceMount={isFound}
      onSelect={onChoose}
      className="flex min-h-10 cursor-pointer items-center gap-3 rounded-xl px-3 py-2 text-sm data-[selected=true]:bg-sunken"
    >
      <Icon aria-hidden="true" className="size-4.5 flex-none text-muted" strokeWidth={1.8} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {note !== null && <span className="block truncate text-xs text-muted">{note}</span>}
      </span>
      {command !== undefined && <KeyCaps command={command} />}
    </Command.Item>
  )
}
