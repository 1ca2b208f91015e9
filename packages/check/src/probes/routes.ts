import { healthSchema, statsSchema } from '@eva/protocol'
import { jsonOf } from '../client/http-client.ts'
import type { Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { alike, both } from '../local-text.ts'
import { routesOf } from './route-table.ts'
import { medianOf } from './statistics.ts'

export const routes: Probe = {
  id: 'routes',
  aspect: 'connectivity',
  name: both('Every route, and every brain', 'Chaque route, et chaque cerveau'),
  measures: ['connectivity.routes', 'connectivity.route_time', 'connectivity.parts_time', 'connectivity.brains'],
  async run(context) {
    const { http } = context
    const times: number[] = []
    const failed: string[] = []
    let visited = 0
    for (const { name, path, init, isRead = false, mayBeMissing = false, fits } of routesOf(context)) {
      const answer = await http.request(path, init).catch(() => null)
      if (answer?.status === 404 && mayBeMissing) continue
      visited += 1
      if (answer !== null && isRead) times.push(answer.totalMs)
      if (answer === null || !fits(answer)) failed.push(`${name} (${answer?.status ?? 'no answer'})`)
    }
    const health = healthSchema.safeParse(jsonOf(await http.request('/health')))
    const reached = health.success
      ? Object.values(health.data.components).flatMap(({ latency_ms }) => latency_ms ?? [])
      : []
    const stats = statsSchema.safeParse(jsonOf(await http.request('/stats')))
    const brains = stats.success ? stats.data.routing.brains : []
    const unready = brains.filter(({ state }) => state !== 'ready' && state !== 'busy')
    return {
      metrics: [
        { id: 'connectivity.routes', value: 1 - failed.length / visited },
        { id: 'connectivity.route_time', value: medianOf(times), samples: times },
        { id: 'connectivity.parts_time', value: reached.length === 0 ? null : Math.max(...reached), samples: reached },
        { id: 'connectivity.brains', value: brains.length === 0 ? null : 1 - unready.length / brains.length },
      ],
      findings: [
        ...(failed.length === 0 ? [] : [finding('route_fails', alike(failed.join(', ')))]),
        ...unready.map(({ id, state }) => finding('brain_unready', both(`${id}: ${state}`, `${id} : ${state}`), id)),
      ],
    }
  },
}
