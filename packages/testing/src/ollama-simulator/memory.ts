import { contextOf, fullName, running, type SimulatedModel } from './model.ts'

/** The context that the server takes when a request names none. */
const DEFAULT_CONTEXT_TOKENS = 4096

/** What a server writes that never lets go: as far from now as its clock can count. */
const NEVER = '2318-04-17T13:28:40.123456789Z'
const IN_FIVE_MINUTES = '2026-01-02T03:09:05.123456789Z'

type Loaded = { readonly model: SimulatedModel; readonly contextTokens: number; expiresAt: string }

/** Which models are loaded, and with how much context. */
export type Memory = {
  /** How often a model has been read from the disk so far. */
  readonly loads: number
  /** Makes `model` ready. True when it had to be loaded for that: it was not there, or with another context. */
  use(model: SimulatedModel, numCtx: number | null, keepAlive: number | string | undefined): boolean
  unload(model: SimulatedModel): void
  /** The entries of `GET /api/ps`. */
  list(): readonly object[]
}

export function createMemory(): Memory {
  const loaded = new Map<string, Loaded>()
  let loads = 0
  return {
    get loads() {
      return loads
    },
    use(model, numCtx, keepAlive) {
      const contextTokens = Math.min(numCtx ?? DEFAULT_CONTEXT_TOKENS, contextOf(model))
      const name = fullName(model.name)
      const there = loaded.get(name)
      const ready = there?.contextTokens === contextTokens
      if (!ready) loads += 1
      loaded.set(name, { model, contextTokens, expiresAt: staysForEver(keepAlive) ? NEVER : IN_FIVE_MINUTES })
      return !ready
    },
    unload: (model) => void loaded.delete(fullName(model.name)),
    list: () =>
      [...loaded.values()].map(({ model, contextTokens, expiresAt }) => running(model, contextTokens, expiresAt)),
  }
}

const staysForEver = (keepAlive: number | string | undefined): boolean => String(keepAlive ?? '').startsWith('-')
