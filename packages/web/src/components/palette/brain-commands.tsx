import type { BrainSetting, SettingsBody } from '@eva/protocol'
import { Brain } from 'lucide-react'
import { useEffect, useState } from 'react'
import { moved } from '../../lib/order/moved.ts'
import { keyOf } from '../../lib/setup/keys.ts'
import { createSetupApi } from '../../lib/setup/setup-api.ts'
import { BRAIN_WORDS } from '../brains/words.ts'
import { useToasts, useWords } from '../eva-context.tsx'
import { type Choose, Group, Item } from './items.tsx'
import { PALETTE_WORDS } from './words.ts'

const api = createSetupApi((input, init) => fetch(input, init))

/** Which brain is asked first; those that cannot answer are not offered, nor is anything where the environment decides. */
export function BrainCommands({ choose }: { choose: Choose }) {
  const words = useWords(PALETTE_WORDS)
  const { names } = useWords(BRAIN_WORDS)
  const toasts = useToasts()
  const [settings, setSettings] = useState<SettingsBody | null>(null)
  useEffect(() => {
    void api.read().then((outcome) => {
      if (outcome.ok) setSettings(outcome.value)
    })
  }, [])
  if (settings === null || keyOf(settings, 'EVA_LLM').is_locked) return null
  const asked = settings.brains.filter(({ state }) => state !== 'off')
  const letFirst = async (brain: BrainSetting) => {
    const order = moved(asked, asked.indexOf(brain), 0).map(({ id }) => id)
    const outcome = await api.change({ keys: { EVA_LLM: order.join(',') } })
    if (outcome.ok) toasts.done(words.thinksFirst(names[brain.id]))
    else toasts.failed(outcome.problem.message)
  }
  return (
    <Group heading={words.brains}>
      {asked.slice(1).map((brain) => (
        <Item
          key={brain.id}
          icon={Brain}
          label={words.thinkFirst(names[brain.id])}
          note={brain.model}
          onChoose={() => choose(() => void letFirst(brain))}
        />
      ))}
    </Group>
  )
}
