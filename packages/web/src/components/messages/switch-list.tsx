import type { BrainSwitch } from '../../lib/conversation/brain-switch.ts'
import { brainNames } from '../../lib/text/brain-names.ts'
import { ownWords, switchReason } from '../../lib/text/switch-words.ts'
import { useText } from '../eva-context.tsx'

/** Every change of the brain in one turn, with its reason. The same one may come twice: only its place is its own. */
export function SwitchList({ switches }: { switches: readonly BrainSwitch[] }) {
  const text = useText()
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="mb-1 text-muted">{text.switchesLabel}</p>
      <ol className="grid gap-1">
        {[...switches.entries()].map(([place, change]) => {
          const [from, to] = [brainNames(change.from, text).label, brainNames(change.to, text).label]
          const said = ownWords(change)
          return (
            <li key={place} className="break-words">
              <span className="sr-only">{text.switchedFromTo(from, to)}</span>
              <span aria-hidden="true">
                {from} → {to}
              </span>
              <span className="text-muted">
                {' · '}
                {switchReason(change, text)}
                {said !== null && <q className="block">{said}</q>}
              </span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
