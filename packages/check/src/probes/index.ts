import type { Probe } from '../context.ts'
import { badInput } from './bad-input.ts'
import { gpu } from './gpu.ts'
import { health } from './health.ts'
import { language, memory, speech } from './humanity.ts'
import { burst, chatRuns } from './latency.ts'
import { rateHeaders } from './rate-headers.ts'
import { routes } from './routes.ts'
import { secrets } from './secrets.ts'
import { strangers } from './strangers.ts'
import { arrivals, interrupt, pings, resume } from './streaming.ts'

/**
 * In this order: the questions come first, so that a quota or a rate limit is still whole; the burst comes last, because
 * it may leave one used up.
 */
export const PROBES: readonly Probe[] = [
  chatRuns,
  arrivals,
  pings,
  interrupt,
  resume,
  speech,
  memory,
  language,
  health,
  rateHeaders,
  routes,
  strangers,
  secrets,
  gpu,
  badInput,
  burst,
]
