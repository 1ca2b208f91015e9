/** Converts a stream of 16-bit mono PCM from one rate to another, without a seam where the stream was cut. */
export type Resampler = {
  /** Takes the next samples; returns what can be known by now as floats in [-1, 1). */
  push(pcm: Int16Array): Float32Array<ArrayBuffer>
  /** The stream ended: returns the rest. */
  flush(): Float32Array<ArrayBuffer>
}

/** Taps to each side of a sample. 8 keeps the images of a voice below −60 dB and costs under 1 ms per second of sound. */
const HALF_TAPS = 8
/** The filter is tabulated this finely between two samples and read at the nearest entry. */
const PHASES = 512

/**
 * A windowed-sinc resampler. The browser's own conversion works on each buffer alone and clicks softly at every border
 * between two frames; this one remembers the last samples of the frame before.
 *
 * @param fromRate samples per second that come in
 * @param toRate samples per second that go out
 */
export function createResampler(fromRate: number, toRate: number): Resampler {
  if (fromRate === toRate) return { push: toFloats, flush: () => new Float32Array(0) }
  const step = fromRate / toRate
  const table = sincTable(Math.min(1, toRate / fromRate))
  /** Input still needed: the oldest stands at stream position `base`. Silence precedes the first sample. */
  let pending = new Float32Array(HALF_TAPS)
  let base = -HALF_TAPS
  let produced = 0

  const produceUntil = (endPosition: number): Float32Array<ArrayBuffer> => {
    const count = Math.max(0, Math.ceil(endPosition / step) - produced)
    const output = new Float32Array(count)
    for (let index = 0; index < count; index++) output[index] = sampleAt((produced + index) * step)
    produced += count
    const keepFrom = Math.max(0, Math.floor(produced * step) - HALF_TAPS - base)
    pending = pending.slice(keepFrom)
    base += keepFrom
    return output
  }

  const sampleAt = (position: number): number => {
    const whole = Math.floor(position)
    const phase = Math.round((position - whole) * PHASES)
    const row = phase * HALF_TAPS * 2
    const first = whole - HALF_TAPS + 1 - base
    let sum = 0
    for (let tap = 0; tap < HALF_TAPS * 2; tap++) sum += (pending[first + tap] ?? 0) * (table[row + tap] ?? 0)
    return sum
  }

  return {
    push(pcm) {
      const joined = new Float32Array(pending.length + pcm.length)
      joined.set(pending)
      joined.set(toFloats(pcm), pending.length)
      pending = joined
      return produceUntil(base + joined.length - HALF_TAPS)
    },
    flush() {
      const end = base + pending.length
      return produceUntil(end)
    },
  }
}

/** Filter rows for each phase, each normalised to pass silence and steady tones unchanged. */
function sincTable(cutoff: number): Float32Array {
  const width = HALF_TAPS * 2
  const table = new Float32Array((PHASES + 1) * width)
  for (let phase = 0; phase <= PHASES; phase++) {
    let sum = 0
    for (let tap = 0; tap < width; tap++) {
      const distance = tap - HALF_TAPS + 1 - phase / PHASES
      const value = sinc(distance * cutoff) * blackman(distance / HALF_TAPS)
      table[phase * width + tap] = value
      sum += value
    }
    for (let tap = 0; tap < width; tap++) table[phase * width + tap] = (table[phase * width + tap] ?? 0) / sum
  }
  return table
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

/** Blackman's window over [-1, 1]; zero outside. */
const blackman = (x: number): number =>
  Math.abs(x) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x)

function toFloats(pcm: Int16Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(pcm.length)
  for (let index = 0; index < pcm.length; index++) floats[index] = (pcm[index] ?? 0) / 32_768
  return floats
}
