import { useKeyboard } from './keys/use-keyboard.ts'
import { Palette } from './palette/palette.tsx'
import { ToastList } from './toasts/toast-list.tsx'

/** What is there on every page: the shortcuts, the palette of commands, and the words about what has just happened. */
export function Everywhere() {
  const { opened, close } = useKeyboard()
  return (
    <>
      <ToastList />
      {opened !== null && <Palette shows={opened} onClose={close} />}
    </>
  )
}
