import type { PaletteView } from '../keys/use-keyboard.ts'
import { later, Nothing } from '../later.tsx'

export type PaletteProps = { shows: PaletteView; onClose: () => void }

/** The palette of commands, or the sheet of keys; both are fetched when they are first asked for. */
export function Palette({ shows, onClose }: PaletteProps) {
  const View = shows === 'keys' ? HelpSheetLater : CommandPaletteLater
  return <View onClose={onClose} />
}

type View = { onClose: () => void }

const CommandPaletteLater = later<View>(
  () => import('./command-palette.tsx').then(({ CommandPalette }) => CommandPalette),
  Nothing,
)
const HelpSheetLater = later<View>(() => import('../keys/help-sheet.tsx').then(({ HelpSheet }) => HelpSheet), Nothing)
