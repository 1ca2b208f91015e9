import { setTimeout as pause } from 'node:timers/promises'
import { overWebSocket } from '../first-token/paths.ts'
import { messages } from './remembered.ts'

/** Ms to the first token in each way; the same index in two lists was measured in the same round. */
export type Samples = { readonly without: number[]; readonly asked: number[]; readonly typed: number[] }

/** So long before it is sent a message is told as typed, in ms. */
const TYPED_BEFORE_MS = 30
const TURNS_PER_CONVERSATION = 8

/**
 * Asks an Eva who is paused, one who learns of a message when it is sent, and the same one who was told what is typed.
 * They take turns, and the order moves on from round to round. The first round only warms up.
 */
export async function interleave(paused: string, remembers: string, rounds: number): Promise<Samples> {
  const samples: Samples = { without: [], asked: [], typed: [] }
  const ways = ['without', 'asked', 'typed'] as const
  const said = messages(rounds)
  const at = { without: paused, asked: remembers, typed: remembers }
  const open = async () => ({
    without: await overWebSocket(at.without),
    asked: await overWebSocket(at.asked),
    typed: await overWebSocket(at.typed),
  })
  let clients = await open()
  for (const [round, message] of said.entries()) {
    if (round % TURNS_PER_CONVERSATION === 0 && round > 0) {
      for (const { close } of Object.values(clients)) close()
      clients = await open()
    }
    const first = round % ways.length
    for (const way of [...ways.slice(first), ...ways.slice(0, first)]) {
      if (way === 'typed') clients.typed.type(message)
      await pause(TYPED_BEFORE_MS)
      const ms = await clients[way].path(message)
      if (round > 0) samples[way].push(ms)
    }
  }
  for (const { close } of Object.values(clients)) close()
  return samples
}
