import { statsSchema } from '@eva/protocol'
import { isEvent } from '../client/conversation.ts'
import { jsonOf } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { alike, both } from '../local-text.ts'
import { story } from './questions.ts'

const LOOKS = 8
const LOOK_EVERY_MS = 120
const TURN_LIMIT_MS = 5_000
/** What a desktop alone may take of it. */
const IDLE_PERCENT = 5

const UNTOLD = both('The driver does not tell how busy the GPU is.', 'Le pilote ne dit pas si le GPU travaille.')

/** What the GPU does while she answers. */
export const gpu: Probe = {
  id: 'gpu',
  aspect: 'connectivity',
  name: both('The GPU during a reply', 'Le GPU pendant une réponse'),
  measures: [],
  async run(context: Context) {
    const read = async () => {
      const stats = statsSchema.safeParse(jsonOf(await context.http.request('/stats')))
      return stats.success ? stats.data : null
    }
    const before = await read()
    const none = both('There is no GPU here.', 'Il n’y a pas de GPU ici.')
    if (before === null || before.gpu === null)
      return { metrics: [{ id: 'connectivity.gpu', value: null, note: none }], findings: [] }
    const elsewhere = both('The brain is not on this machine.', 'Le cerveau n’est pas sur cette machine.')
    if (before.embedded === null)
      return { metrics: [{ id: 'connectivity.gpu', value: null, note: elsewhere }], findings: [] }
    const talk = await context.talk()
    const from = talk.arrivals.length
    const telling = talk.ask(story(context)).catch(() => null)
    await talk.until(isEvent('turn_start'), TURN_LIMIT_MS, from)
    let most: number | null = null
    let memoryMb = before.gpu.memory_used_mb ?? 0
    for (let look = 0; look < LOOKS; look += 1) {
      const during = (await read())?.gpu
      if (typeof during?.utilization === 'number') most = Math.max(most ?? 0, during.utilization)
      memoryMb = Math.max(memoryMb, during?.memory_used_mb ?? 0)
      await context.clock.sleep(LOOK_EVERY_MS, context.signal)
    }
    await telling
    const { name } = before.gpu
    if (most === null) return { metrics: [{ id: 'connectivity.gpu', value: null, note: UNTOLD }], findings: [] }
    const seen = `${name}: ${before.gpu.utilization ?? '?'} % → ${most} %, ${before.gpu.memory_used_mb ?? '?'} → ${memoryMb} MB`
    return {
      metrics: [{ id: 'connectivity.gpu', value: most / 100, note: alike(seen) }],
      findings:
        most < IDLE_PERCENT
          ? [
              finding(
                'gpu_idle',
                both(
                  `${name}: ${most} % at most during a reply, ${before.embedded.gpu_layers} layers on it.`,
                  `${name} : ${most} % au plus pendant une réponse, ${before.embedded.gpu_layers} couches dessus.`,
                ),
              ),
            ]
          : [],
    }
  },
}
