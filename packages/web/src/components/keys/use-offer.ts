import { useEffect, useEffectEvent } from 'react'
import type { Actions } from '../../lib/keys/commands.ts'
import type { CommandId } from '../../lib/keys/shortcuts.ts'
import { useCommands } from '../eva-context.tsx'

/** Offers what this part of the page can do, to the keys and to the palette, as long as it is there. */
export function useOffer(actions: Actions): void {
  const commands = useCommands()
  const run = useEffectEvent((command: CommandId) => actions[command]?.())
  // What they do may change with every drawing; which there are tells whether to offer anew.
  const offered = Object.keys(actions).join(' ')
  useEffect(() => {
    const ids = offered.split(' ').filter((id) => id !== '') as CommandId[]
    return commands.offer(Object.fromEntries(ids.map((id) => [id, () => run(id)])))
  }, [commands, offered])
}
