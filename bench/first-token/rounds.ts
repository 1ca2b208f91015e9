import { setTimeout } from 'node:timers/promises'
import { adapter, overWebSocket, type Path, rawFetch } from './paths.ts'

/** Ms to the first token by each path. The same index in two lists was measured in the same round. */
export type Samples = {
  readonly raw: number[]
  /** `raw` once more: what two equal things differ by is the noise of the measurement. */
  readonly rawAgain: number[]
  readonly adapter: number[]
  readonly relay: number[]
  readonly eva: number[]
}

export type Addresses = { readonly brain: string; readonly relay: string; readonly eva: string }

export type Load = {
  readonly clients: number
  /** How often each client asks by each path. The first round only warms up. */
  readonly rounds: number
  /** Within a round the clients ask one after the other, evenly over this time; 0 is all in the same instant. */
  readonly spreadMs: number
}

const TURNS_PER_CONVERSATION = 8

/**
 * Asks by every path in turn. In each round all clients take one path, then all the next; the order of the paths moves
 * on by one from round to round, so that none is always first. Conversations stay as short as people's are.
 */
export async function sample(at: Addresses, { clients, rounds, spreadMs }: Load): Promise<Samples> {
  const samples: Samples = { raw: [], rawAgain: [], adapter: [], relay: [], eva: [] }
  const raw = rawFetch(at.brain)
  const direct = adapter(at.brain)
  const relays = await connect(at.relay, clients)
  let conversations: readonly Connected[] = []
  const ways: readonly (readonly [keyof Samples, (client: number) => Path | undefined])[] = [
    ['raw', () => raw],
    ['adapter', () => direct],
    ['relay', (client) => relays[client]?.path],
    ['eva', (client) => conversations[client]?.path],
    ['rawAgain', () => raw],
  ]
  for (let round = 0; round < rounds; round += 1) {
    if (round % TURNS_PER_CONVERSATION === 0) {
      for (const { close } of conversations) close()
      conversations = await connect(at.eva, clients)
    }
    const first = round % ways.length
    for (const [name, pathOf] of [...ways.slice(first), ...ways.slice(0, first)]) {
      const asking = Array.from({ length: clients }, async (_, client) => {
        if (spreadMs > 0) await setTimeout((client * spreadMs) / clients)
        return pathOf(client)?.(`Message ${round} of client ${client}`) ?? Number.NaN
      })
      const times = await Promise.all(asking)
      if (round > 0) samples[name].push(...times)
    }
  }
  for (const { close } of [...conversations, ...relays]) close()
  return samples
}

type Connected = Awaited<ReturnType<typeof overWebSocket>>

const connect = (url: string, clients: number): Promise<readonly Connected[]> =>
  Promise.all(Array.from({ length: clients }, () => overWebSocket(url)))
