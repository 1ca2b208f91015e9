/** What a person can do on the pages by a key, by the palette, or both. */
export type CommandId = keyof typeof SHORTCUTS

/** Which keys stand for what. The handler, the help sheet, the palette and the page of shortcuts all read this table. */
export const SHORTCUTS = {
  palette: { key: 'k', modifier: true, group: 'everywhere' },
  help: { key: '?', group: 'everywhere' },
  talk: { key: 't', group: 'everywhere' },
  face: { key: 'f', group: 'everywhere' },
  settings: { key: ',', group: 'everywhere' },
  theme: { key: 'd', group: 'everywhere' },
  speak: { key: 'v', group: 'everywhere' },
  focus: { key: '/', group: 'conversation' },
  begin: { key: 'n', group: 'conversation' },
  newer: { key: 'k', group: 'conversation' },
  older: { key: 'j', group: 'conversation' },
  stop: { key: 'Escape', group: 'conversation' },
  regenerate: { key: 'r', group: 'conversation' },
  edit: { key: 'e', group: 'conversation' },
  copy: { key: 'c', group: 'conversation' },
  play: { key: 'p', group: 'conversation' },
  mute: { key: 'm', group: 'call' },
  hold: { key: ' ', group: 'call' },
} as const satisfies Record<string, Shortcut>

export type Shortcut = {
  /** As `KeyboardEvent.key` has it. */
  key: string
  /** With Ctrl, or ⌘ on a Mac. */
  modifier?: boolean
  /** Where it is at home. */
  group: 'everywhere' | 'conversation' | 'call'
}

export const COMMANDS = Object.keys(SHORTCUTS) as CommandId[]

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Whether a press is the shortcut of a command. Shift counts by what it makes of the key alone: `?` is where it is. */
export function isPressOf(command: CommandId, press: Press): boolean {
  const { key, modifier = false }: Shortcut = SHORTCUTS[command]
  if (press.altKey || (press.ctrlKey || press.metaKey) !== modifier) return false
  return press.key === key || (key.length === 1 && press.key.toLowerCase() === key)
}

/** The command whose shortcut a press is; the call's keys are held down, and the call looks at them itself. */
export const commandOf = (press: Press): CommandId | null =>
  COMMANDS.find((command) => SHORTCUTS[command].group !== 'call' && isPressOf(command, press)) ?? null

/** A single character, which who speaks to the machine or hits keys by accident may want to switch off (WCAG 2.1.4). */
export function isSingleKey(command: CommandId): boolean {
  const { key, modifier = false }: Shortcut = SHORTCUTS[command]
  return !modifier && key.length === 1 && key !== ' '
}

/** The keys of a command as they are written on the keyboard. */
export function keysOf(command: CommandId, isMac: boolean, names: { escape: string; space: string }): string[] {
  const { key, modifier = false }: Shortcut = SHORTCUTS[command]
  const named = key === 'Escape' ? names.escape : key === ' ' ? names.space : key.toUpperCase()
  return modifier ? [isMac ? '⌘' : 'Ctrl', named] : [named]
}

/** In the form of `aria-keyshortcuts`. */
export function ariaKeys(command: CommandId): string {
  const { key, modifier = false }: Shortcut = SHORTCUTS[command]
  const named = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  return modifier ? `Control+${named} Meta+${named}` : named
}
