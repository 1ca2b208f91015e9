import type { Router } from '@eva/core'
import type { Enter } from './grace.ts'

/** The same router, of which it is known while somebody is answered: no brain is closed under an answer. */
export const enteringRouter = (router: Router, enter: Enter): Router => ({
  ...router,
  async *streamTokens(request, signal, settle) {
    const leave = enter()
    try {
      yield* router.streamTokens(request, signal, settle)
    } finally {
      leave()
    }
  },
})
