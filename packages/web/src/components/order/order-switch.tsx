import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../eva-context.tsx'
import { SwitchKnob } from '../switch.tsx'
import { ORDER_WORDS } from './words.ts'

type OrderSwitchProps = {
  name: string
  isOn: boolean
  /** `null` where it stays as it is. */
  onSwitch: (() => void) | null
}

/** Whether something is asked at all. Once it is switched it stands elsewhere, and the keyboard goes with it. */
export function OrderSwitch({ name, isOn, onSwitch }: OrderSwitchProps) {
  const words = useWords(ORDER_WORDS)
  const label = words.ask(name)
  const button = useRef<HTMLButtonElement>(null)
  const press = (): void => {
    if (onSwitch === null) return
    const section = button.current?.closest('section')
    flushSync(onSwitch)
    for (const other of section?.querySelectorAll<HTMLElement>('[role=switch]') ?? [])
      if (other.getAttribute('aria-label') === label) other.focus()
  }
  return (
    <button
      ref={button}
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-disabled={onSwitch === null}
      title={isOn && onSwitch === null ? words.lastOne : label}
      onClick={press}
      className="grid h-10 w-12 flex-none place-items-center aria-disabled:cursor-default aria-disabled:opacity-50"
    >
      <SwitchKnob isOn={isOn} />
    </button>
  )
}
