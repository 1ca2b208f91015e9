import { earBodies } from '../http/ear-bodies.ts'
import { openEars } from '../opening/ears.ts'
import { openNeuralEars } from '../opening/places.ts'
import { withSettings } from '../opening/with-settings.ts'
import { realClock } from '../real-clock.ts'
import { earLines } from './ear-lines.ts'
import { loadConfig } from './load-config.ts'
import { pullSet, removeSet, type SetWords } from './set-commands.ts'

type Print = (line: string) => void

const EARS: SetWords = {
  command: 'ears',
  done: (id) => `${id} is here. A running Eva hears with it from now on; "npx eva ears" says who is asked first.`,
  open: () => openNeuralEars(loadConfig(), realClock),
}

/** Lists the ears that are here, and those that can be fetched; or all of them as JSON, those that are here first. */
export async function listEars({ json }: { readonly json?: boolean }, print: Print): Promise<void> {
  const started = loadConfig()
  const neural = await openNeuralEars(started, realClock)
  const config = await withSettings(started, realClock, async (set) => set.config)
  const { parts: ears } = await openEars(config, realClock, neural)
  try {
    const all = earBodies(ears, await neural.list())
    const ordered = [...all].sort((a, b) => Number(b.installed) - Number(a.installed))
    if (json === true) print(JSON.stringify(ordered, null, 2))
    else for (const line of earLines(ordered)) print(line)
  } finally {
    await Promise.all(ears.map((ear) => ear.close()))
  }
}

export const pullEar = (name: string, print: Print): Promise<void> => pullSet(name, EARS, print)

export const removeEar = (name: string, print: Print): Promise<void> => removeSet(name, EARS, print)
