import { useCall, useDictation } from '../talk/talk-context.tsx'

/** Whether somebody talks to her by voice. */
export function useIsCall(): boolean {
  const phase = useCall((state) => state.phase)
  const { isOn } = useDictation()
  return phase === 'open' || phase === 'muted' || isOn
}
