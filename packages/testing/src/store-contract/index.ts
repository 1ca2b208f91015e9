/** The suite that every store must pass. */
export { describeStore } from './describe-store.ts'
/** A memory with every field filled in. */
export { newMemory } from './it-remembers.ts'
/** A store in memory: the fake for tests that need one. */
export { createMemoryStore } from './memory-store.ts'
/** Turns with every field filled in, and a clock that a test sets. */
export {
  finishedTurn,
  newTurn,
  type OpenStore,
  type SettableClock,
  settableClock,
  WATERFALL_WITH_GAPS,
} from './store-under-test.ts'
