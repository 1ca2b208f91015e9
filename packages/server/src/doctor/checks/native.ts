import { type Check, wordsOf } from '../check.ts'

/** A library of machine code: whether it loads shows only by loading it. */
export type NativePackage = {
  readonly name: string
  /** Loads it in a process of its own. @returns its version. Rejects with what the system says. */
  load(signal: AbortSignal): Promise<string>
}

/** A process that loads a library has to start first, on a machine that may be slow, in ms. */
const LOAD_LIMIT_MS = 20_000

/** Whether a library of machine code fits this machine. She does without it, as long as nothing that is wanted needs it. */
export const checkNative = ({ name, load }: NativePackage): Check => ({
  id: `native:${name}`,
  part: 'native',
  which: name,
  limitMs: LOAD_LIMIT_MS,
  look: async (signal) => {
    try {
      return { status: 'good', seen: { code: 'native_loads', facts: { package: name, version: await load(signal) } } }
    } catch (thrown) {
      signal.throwIfAborted()
      return { status: 'warning', seen: { code: 'native_fails', facts: { package: name } }, ...wordsOf(thrown) }
    }
  },
})
