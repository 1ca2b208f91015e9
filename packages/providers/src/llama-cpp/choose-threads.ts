/** A smaller number of threads is preferred while it keeps this share of the best speed: fewer threads disturb less. */
const GOOD_ENOUGH = 0.9

/**
 * Thread counts worth trying, most first. One logical processor always stays free for the event loop and the voice: as
 * threads wait for each other by spinning, one that shares its processor stalls all of them.
 */
export function candidateThreads(physicalCores: number, logicalProcessors: number): readonly number[] {
  const most = Math.max(1, Math.min(physicalCores, logicalProcessors - 1))
  const counts = [most]
  for (let half = 2 ** Math.floor(Math.log2(most)); half >= 1; half /= 2) if (half < most) counts.push(half)
  return counts
}

/**
 * The number of threads to think with: the smallest that is nearly as fast as the best one tried. `measure` resolves to
 * how fast the model is with so many threads; `mayGoOn` is asked before each further try.
 *
 * Goes from many to few, because on a big model the few would cost the whole time there is for measuring.
 */
export async function chooseThreads(
  candidates: readonly number[],
  measure: (threads: number) => Promise<number>,
  mayGoOn: () => boolean,
): Promise<number> {
  const tried: { threads: number; speed: number }[] = []
  for (const threads of candidates) {
    if (tried.length > 0 && !mayGoOn()) break
    const speed = await measure(threads)
    tried.push({ threads, speed })
    if (speed < GOOD_ENOUGH * Math.max(...tried.map((one) => one.speed))) break
  }
  const best = Math.max(...tried.map((one) => one.speed))
  return tried.findLast(({ speed }) => speed >= GOOD_ENOUGH * best)?.threads ?? 1
}
