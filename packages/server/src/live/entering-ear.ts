import type { Ear } from '@eva/core'
import type { Enter } from './grace.ts'

/** The same ear, of which it is known when somebody uses it. */
export const enteringEar = (ear: Ear, enter: Enter): Ear => ({
  specification: ear.specification,
  id: ear.id,
  // It may change while she runs.
  get ears() {
    return ear.ears
  },
  async hear(samples, options) {
    const leave = enter()
    try {
      return await ear.hear(samples, options)
    } finally {
      leave()
    }
  },
  open(options) {
    const stream = ear.open(options)
    const leave = enter()
    options.signal.addEventListener('abort', leave, { once: true })
    return {
      push: (samples) => stream.push(samples),
      partials: stream.partials,
      finish: () => stream.finish().finally(leave),
    }
  },
  check: (signal) => ear.check(signal),
  close: () => ear.close(),
})
