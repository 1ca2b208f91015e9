import { useCallback, useEffect, useState } from 'react'
import { commandOf, isSingleKey } from '../../lib/keys/shortcuts.ts'
import { THEMES } from '../../lib/settings.ts'
import { useChangeSettings, useCommands, useEva, useSettings } from '../eva-context.tsx'
import { useAddressOf } from '../page-link.tsx'
import { useOffer } from './use-offer.ts'

/** What the palette shows: what can be done, or by which keys. */
export type PaletteView = 'commands' | 'keys'

/** The keys that hold on every page, and what is open of the palette. */
export function useKeyboard(): { opened: PaletteView | null; close: () => void } {
  const { settings } = useEva()
  const commands = useCommands()
  const { theme, speak } = useSettings()
  const change = useChangeSettings()
  const addressOf = useAddressOf()
  const [opened, setOpened] = useState<PaletteView | null>(null)
  const close = useCallback(() => setOpened(null), [])

  useOffer({
    palette: () => setOpened('commands'),
    help: () => setOpened('keys'),
    talk: () => location.assign(addressOf('/voice')),
    face: () => location.assign(addressOf('/eva-her')),
    settings: () => location.assign('/settings/brains'),
    theme: () => change({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto' }),
    speak: () => change({ speak: !speak }),
  })

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = commandOf(event)
      if (command === null) return
      // An open dialog or menu takes its keys for itself.
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      if (isSingleKey(command) && (!settings.getState().letterKeys || isTyping(event.target))) return
      if (commands.run(command)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [commands, settings])

  return { opened, close }
}

/** Whether letters go somewhere: into a text, or to an entry of a list that begins with them. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role=listbox], [role=menu]') !== null)
