import { setTimeout } from 'node:timers/promises'
import type { Clock } from '@eva/core'
import { openConnections } from '../openai-http/connections.ts'
import { follow } from '../openai-http/follow.ts'
import { type Address, parseOllamaUrl } from './address.ts'
import { listModels } from './ask.ts'
import type { OllamaModel } from './installed-models.ts'

/**
 * How long a start waits for Ollama to say what it has, ms. On this machine a running one answers within a few, and one
 * that is not running is refused at once; the rest is for one that is just being started.
 */
const ON_THIS_MACHINE_MS = 300
/** Over a network, where a connection alone takes a while, ms. */
const ELSEWHERE_MS = 1_000

export const discoveryLimitMs = ({ isLoopback }: Address): number => (isLoopback ? ON_THIS_MACHINE_MS : ELSEWHERE_MS)

const sleepForReal: Clock['sleep'] = (ms, signal) => setTimeout(ms, undefined, signal === undefined ? {} : { signal })

/**
 * Finds out whether an Ollama runs at `baseUrl`, and what it has. `null` when there is none, or none that says so in
 * time: 300 ms on this machine, 1 s elsewhere. A list without models is a running Ollama that needs `ollama pull`.
 *
 * @throws EvaError `brain_failed` when the address cannot be used; the signal's reason when it aborts
 */
export async function discoverOllama(
  baseUrl: string,
  signal: AbortSignal,
  clock: Pick<Clock, 'sleep'> = { sleep: sleepForReal },
): Promise<{ readonly models: readonly OllamaModel[] } | null> {
  const address = parseOllamaUrl(baseUrl)
  const connections = openConnections()
  const { controller, letGo } = follow(signal)
  try {
    controller.signal.throwIfAborted()
    const limit = clock.sleep(discoveryLimitMs(address), controller.signal).then(() => null)
    const listing = listModels({ address, connections }, controller.signal).then((models) => ({ models }))
    return await Promise.race([listing, limit])
  } catch {
    signal.throwIfAborted()
    return null
  } finally {
    letGo()
    controller.abort()
    await connections.destroy()
  }
}
