import { createFakeClock } from '@eva/testing/fakes'
import type { Clock } from '../contracts/clock.ts'
import type { Llm } from '../contracts/llm.ts'
import { type Candidate, plainCandidate } from './candidate.ts'
import { createRouter, type RouterHost } from './create-router.ts'
import type { Router } from './router.ts'

/** Forgets, and says nothing. */
export const deafHost: RouterHost = { quotas: new Map(), keepQuota: () => {}, doubt: () => {} }

/** A router over brains of which nothing special is known. */
export const routerOf = (brains: readonly [Llm, ...Llm[]], clock: Clock = createFakeClock()): Router =>
  routerOver([plainCandidate(brains[0]), ...brains.slice(1).map(plainCandidate)], clock)

/** A router over candidates as they are. */
export const routerOver = (
  candidates: readonly [Candidate, ...Candidate[]],
  clock: Clock = createFakeClock(),
  host: Partial<RouterHost> = {},
): Router => createRouter(candidates, clock, { ...deafHost, ...host })
