/** How the simulated voice says one text. */
export type Speaking = {
  readonly text: string
  /** 1 is its own pace. */
  readonly speed: number
  /** Tells one voice from another: the pitch of its tone, Hz. */
  readonly hertz: number
  readonly sampleRate: number
}

/** How long a character takes at its own pace. Real voices take 50 to 90 ms. */
const MS_PER_CHARACTER = 70
/** Silence before and after, as real engines leave it. */
const LEAD_MS = 120
const TAIL_MS = 250
/** A syllable and the dip after it; the dip is what makes it sound like talk, and its end must still be found. */
const SYLLABLE_MS = 180
/** −15 dB below full scale at its loudest, about −18 over all: the level of the built-in voices. */
const AMPLITUDE = 0.25

/** What is said of `text`: a tone that swells with every syllable, as long as its characters take. Samples from −1 to 1. */
export function toneSpeech({ text, speed, hertz, sampleRate }: Speaking): Float32Array {
  const spokenMs = ([...text].length * MS_PER_CHARACTER) / speed
  const at = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  const samples = new Float32Array(at(LEAD_MS) + at(spokenMs) + at(TAIL_MS))
  const syllable = at(SYLLABLE_MS / speed)
  const swell = Float64Array.from({ length: syllable }, (_, index) => {
    return AMPLITUDE * (0.3 + 0.7 * Math.sin((Math.PI * index) / syllable) ** 0.5)
  })
  const [from, to] = [at(LEAD_MS), at(LEAD_MS) + at(spokenMs)]
  for (let index = from; index < to; index += 1) {
    const place = index - from
    samples[index] = (swell[place % syllable] ?? 0) * Math.sin((2 * Math.PI * hertz * place) / sampleRate)
  }
  return samples
}
