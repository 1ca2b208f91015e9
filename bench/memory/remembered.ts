import { type Clock, findFacts, type Memories } from '@eva/core'
import { createRandom } from '@eva/testing/fakes'
import { openSqliteStore } from '../../packages/server/src/storage/index.ts'

/** Memories differ by two words out of these, as those of one person do. */
const WORDS =
  `amber anchor apple autumn bakery balcony bicycle bridge candle canvas cello cherry chess cinema cottage crystal
  desert dragon ember falcon feather ferry fiddle forest fountain garden ginger glacier granite guitar harbour hazel heron
  honey island ivory jasmine jungle kettle kitchen ladder lagoon lantern lavender lemon library lighthouse lilac linen magnet
  maple marble meadow melon mirror monsoon mosaic mountain nectar nutmeg oasis ocean olive orchard otter oyster paper pebble
  pepper piano pigeon pillow planet plum poppy prairie puzzle quartz rabbit raven ribbon river saffron sailor salmon sandal
  silver sparrow spruce station sunset tango temple thistle thunder tiger tomato tulip turtle valley velvet violin walnut
  willow window winter yellow zebra`.split(/\s+/)

const CLOCK: Clock = {
  nowMs: () => performance.now(),
  wallTimeMs: () => Date.now(),
  sleep: () => Promise.resolve(),
}

/** Fills a database with what a person might have told in many years, and hands it over. */
export async function remembering<Result>(
  path: string,
  count: number,
  work: (memories: Memories) => Promise<Result>,
): Promise<Result> {
  const store = await openSqliteStore({ path, clock: CLOCK })
  try {
    const random = createRandom(count)
    const word = (): string => WORDS[random.between(0, WORDS.length - 1)] ?? 'word'
    for (let number = 0; number < count; number += 1) {
      const text = number === 0 ? 'My name is Sam.' : `I like the ${word()} by the ${word()}, number ${number}.`
      const [told] = findFacts(text)
      const about = { kind: told?.kind ?? 'note', key: told?.key ?? null, source: text } as const
      const place = { conversationId: null, turnId: null, createdAtMs: Date.now() - number * 60_000 }
      await store.memories.remember({ id: `m${number}`, text, ...about, ...place })
    }
    return await work(store.memories)
  } finally {
    await store.close()
  }
}

/** Something that may bring memories to mind, different each time. */
export function messages(count: number): readonly string[] {
  const random = createRandom(7)
  const word = (): string => WORDS[random.between(0, WORDS.length - 1)] ?? 'word'
  return Array.from(
    { length: count },
    () => `What was it again about the ${word()} and the ${word()}, and what should I cook for the weekend?`,
  )
}
