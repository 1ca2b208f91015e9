export type Resampler = {
  /** Takes samples at the one rate, returns those at the other that can be told by now. */
  push(samples: Float32Array): Int16Array
  /** The last ones. */
  finish(): Int16Array
}

/** Zero crossings of the filter on either side: enough that speech keeps nothing of what is folded back. */
const CROSSINGS = 16
/** Where the filter ends, as a share of the highest frequency that both rates can carry. */
const PASS = 0.95

/**
 * Changes the rate of a stream of samples by a windowed sinc filter, one table of taps for each place that an output
 * sample can have between two input samples. Delays by 16 samples of the slower rate (0.7 ms at 24 kHz).
 */
export function createResampler(fromRate: number, toRate: number): Resampler {
  if (fromRate === toRate) return { push: toPcm, finish: () => new Int16Array(0) }
  const divisor = greatestCommonDivisor(fromRate, toRate)
  const up = toRate / divisor
  const down = fromRate / divisor
  const cutoff = Math.min(1, toRate / fromRate) * PASS
  const half = Math.ceil(CROSSINGS / cutoff)
  const tables = new Map<number, Float32Array>()
  /** Input samples that are still needed; the first is number `start` of the stream. */
  let held: Float32Array = new Float32Array(half)
  let start = -half
  let made = 0

  function taps(phase: number): Float32Array {
    const known = tables.get(phase)
    if (known !== undefined) return known
    const table = makeTaps(phase / up, half, cutoff)
    tables.set(phase, table)
    return table
  }

  function push(samples: Float32Array): Int16Array {
    const all = new Float32Array(held.length + samples.length)
    all.set(held)
    all.set(samples, held.length)
    const last = start + all.length - 1
    // Output `n` stands at input `n * down / up` and looks `half` input samples ahead.
    const count = Math.max(0, Math.floor(((last - half + 1) * up - 1) / down) + 1 - made)
    const out = new Float32Array(count)
    for (let index = 0; index < count; index += 1) {
      const place = (made + index) * down
      const from = Math.floor(place / up) - half + 1 - start
      const table = taps(place % up)
      let sum = 0
      for (let tap = 0; tap < table.length; tap += 1) sum += (all[from + tap] ?? 0) * (table[tap] ?? 0)
      out[index] = sum
    }
    made += count
    const needed = Math.min(all.length, Math.max(0, Math.floor((made * down) / up) - half + 1 - start))
    held = all.slice(needed)
    start += needed
    return toPcm(out)
  }

  return { push, finish: () => push(new Float32Array(half)) }
}

/** A sinc under a Hann window, shifted by `fraction` of a sample, summing to one. */
function makeTaps(fraction: number, half: number, cutoff: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * half }, (_, index) => {
    const distance = index - half + 1 - fraction
    const angle = Math.PI * cutoff * distance
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle
    return sinc * Math.cos((Math.PI * distance) / (2 * half)) ** 2
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
}

function toPcm(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length)
  for (let index = 0; index < samples.length; index += 1) {
    pcm[index] = Math.max(-32_768, Math.min(32_767, Math.round(samples[index] ?? 0)))
  }
  return pcm
}

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other)
