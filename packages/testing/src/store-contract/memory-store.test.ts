import { describeStore } from './describe-store.ts'
import { createMemoryStore } from './memory-store.ts'

describeStore('in memory', async (clock) => createMemoryStore(clock))
