import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/**
 * Keeps one core busy while `work` runs. llama.cpp's threads wait for each other by spinning: with as many of them as
 * cores, a single busy neighbour stalls them all (measured on two cores: a quarter of the speed). Whoever measures on an
 * idle machine does not see it.
 */
export async function besideBusyNeighbour<T>(work: () => Promise<T>): Promise<T> {
  const neighbour = new Worker('for (;;) {}', { eval: true })
  await once(neighbour, 'online')
  try {
    return await work()
  } finally {
    await neighbour.terminate()
  }
}
